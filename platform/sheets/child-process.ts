import { type ChildProcessByStdio, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { seats } from "../seats";
import type { SheetLimits } from "./cells";

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Starts the reader under its heap limit, allowed to read its own code and the packages, to write nothing and to start nothing. */
export function start(name: string, limits: SheetLimits): Child {
  const root = /* turbopackIgnore: true */ process.cwd();
  const folder = join(/* turbopackIgnore: true */ root, "platform", "sheets");
  const flags = [`--max-old-space-size=${Math.round(limits.memory * 0.7)}`, "--max-semi-space-size=4"];
  if (Number.parseInt(process.versions.node, 10) >= 24) {
    // Packages may be reached through a link, and both ends of it have to be readable.
    const folders = [folder, join(root, "node_modules")].flatMap((path) => [path, realpathSync(path)]);
    const readable = [...new Set(folders)].map((path) => `--allow-fs-read=${path}/`);
    flags.push("--permission", ...readable, `--allow-fs-read=${join(root, "package.json")}`);
  }
  // An empty environment: the child that meets foreign bytes knows no setting and no secret of the server.
  const child = spawn(
    process.execPath,
    [...flags, join(folder, "child.mjs"), name.replaceAll("\0", "").slice(-200), JSON.stringify(limits)],
    {
      stdio: ["pipe", "pipe", "ignore"],
      env: { NODE_ENV: "production", TZ: "UTC" },
    },
  );
  // The child may answer and leave before it has read everything; its exit says why, not the broken pipe.
  child.stdin.on("error", () => {});
  return child;
}

/** How the child ended: its exit code, the signal that ended it, or null where it could not be started. */
export function endOf(child: Child): Promise<NodeJS.Signals | number | null> {
  return new Promise((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? code));
    child.once("error", () => resolve(null));
  });
}

/** Complete lines, pulled: what the caller has not asked for stays with the child. A long line is put together once. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let begun: string[] = [];
  stream.setEncoding("utf8");
  for await (const piece of stream as AsyncIterable<string>) {
    const [first = "", ...more] = piece.split("\n");
    begun.push(first);
    const rest = more.pop();
    if (rest === undefined) continue;
    yield begun.join("");
    begun = [rest];
    yield* more;
  }
}

/** Resident size in MB; 0 where the system does not show it. */
export async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}

/**
 * At most two files are read at a time, so that many uploads at once cannot exhaust the machine's memory; few may wait,
 * because each waits with its transaction open.
 */
export const seat = seats(2, 4);
