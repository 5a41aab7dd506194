import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const linux = process.platform === "linux";
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * A pid together with its start: pids are reused, after a reboot or in a container even quickly.
 * null when there is no such process (a zombie counts as gone).
 */
export function identify(pid) {
  const found = inspect(pid);
  return found && { pid, start: found.start };
}

export function isAlive(known) {
  return Boolean(known) && identify(known.pid)?.start === known.start;
}

function inspect(pid) {
  try {
    if (linux) {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name in brackets may hold spaces; the fields are counted behind it.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z") return null;
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return { parent: Number(fields[1]), start: `${boot}:${fields[19]}`, name: stat.slice(0, stat.lastIndexOf(")")) };
    }
    const line = execFileSync("ps", ["-o", "ppid=,lstart=,comm=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [, parent, start, name] = /^(\d+)\s+(\S+\s+\S+\s+\d+\s+\S+\s+\d+)\s+(.*)$/.exec(line) ?? [];
    return start ? { parent: Number(parent), start, name } : null;
  } catch {
    return null;
  }
}

/**
 * The processes between this one and the npm that started it, npm included. When one of them is gone (killed
 * without a chance to pass the signal on) this process is an orphan. Empty when started without npm.
 */
export function npmAncestors() {
  if (!process.env.npm_lifecycle_event) return [];
  const chain = [];
  let pid = process.ppid;
  for (let depth = 0; depth < 5 && pid > 1; depth += 1) {
    const found = inspect(pid);
    if (!found) break;
    chain.push({ pid, start: found.start });
    if (/npm/.test(found.name)) return chain;
    pid = found.parent;
  }
  return chain.slice(0, 1);
}

/** Sends the signals in turn, each with its patience in seconds, until the process is gone. */
export async function end(known, steps, { group = false } = {}) {
  for (const [signal, patience] of steps) {
    if (!isAlive(known)) return true;
    try {
      process.kill(group ? -known.pid : known.pid, signal);
    } catch {
      return !isAlive(known);
    }
    for (let waited = 0; waited < patience * 20 && isAlive(known); waited += 1) await sleep(50);
  }
  return !isAlive(known);
}
