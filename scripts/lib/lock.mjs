import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { end, identify, isAlive, npmAncestors, sleep } from "./processes.mjs";
import { Refusal } from "./say.mjs";

/**
 * Keeps a second server off the data folder; answers the release. A lock whose holder is gone is taken over; a holder
 * whose npm was killed is an orphan that is about to stop by itself, and is waited for.
 */
export async function takeLock(dir) {
  const path = join(dir, "lock");
  const mine = JSON.stringify({ ...identify(process.pid), parents: npmAncestors() });
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (claim(path, mine)) return () => release(path, mine);
    const theirs = read(path);
    if (theirs === null) continue;
    const holder = parse(theirs);
    if (isAlive(holder)) {
      if (holder.parents.every(isAlive)) {
        throw new Refusal(
          `数据目录 ${dir}（DATA_DIR）正被另一个推进台使用（进程 ${holder.pid}）：请先停止它，或换一个 DATA_DIR。`,
        );
      }
      await end(holder, [
        ["SIGTERM", 30],
        ["SIGKILL", 5],
      ]);
    }
    discard(path, theirs);
    await sleep(20 + Math.random() * 60);
  }
  throw new Refusal(`数据目录 ${dir}（DATA_DIR）的锁文件 ${path} 争用不下：请确认没有其他推进台在启动后重试。`);
}

/** Whether a living server holds the folder. */
export function isHeld(dir) {
  const text = read(join(dir, "lock"));
  return text !== null && isAlive(parse(text));
}

/** A hard link appears with its content or not at all. */
function claim(path, text) {
  const draft = `${path}-${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the stale lock away; puts back what a quicker process had already claimed in its place. */
function discard(path, stale) {
  const aside = `${path}-stale-${process.pid}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== stale) linkSync(aside, path);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(path, mine) {
  if (read(path) === mine) rmSync(path, { force: true });
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
