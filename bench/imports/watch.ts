import { readFileSync } from "node:fs";

const text = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const residentMb = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(text(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

const childrenOf = (pid: number): number[] =>
  text(`/proc/${pid}/task/${pid}/children`).trim().split(" ").filter(Boolean).map(Number);

/** Seconds of processor time since the process began; the fields behind the name are fixed (proc(5)). */
function processorSeconds(pid: number): number {
  const fields = text(`/proc/${pid}/stat`).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

export interface Seen {
  /** MB before, and the most since. */
  before: number;
  most: number;
  child: number;
  /** Seconds of processor time. */
  childCpu: number;
  databaseCpu: number;
}

/** Looks ten times a second at a serving process, at its child that reads the file, and at the database's processes. */
export function watch(server: number, postmaster: number): () => Seen {
  const seen = { before: residentMb(server), most: 0, child: 0 };
  const cpu = (pids: number[], into: Map<number, number>) => {
    for (const pid of pids) into.set(pid, Math.max(into.get(pid) ?? 0, processorSeconds(pid)));
  };
  const readers = new Map<number, number>();
  const workers = new Map<number, number>();
  const start = new Map<number, number>();
  cpu(childrenOf(postmaster), start);
  const look = () => {
    seen.most = Math.max(seen.most, residentMb(server));
    for (const pid of childrenOf(server)) {
      // Only the reader has the child's file among its arguments; the compiler of the bench is a child too.
      if (!text(`/proc/${pid}/cmdline`).includes("platform/sheets/child.mjs")) continue;
      seen.child = Math.max(seen.child, residentMb(pid));
      cpu([pid], readers);
    }
    cpu(childrenOf(postmaster), workers);
  };
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    look();
    const sum = (map: Map<number, number>) => [...map.values()].reduce((a, b) => a + b, 0);
    const database = [...workers].reduce((all, [pid, spent]) => all + spent - (start.get(pid) ?? 0), 0);
    return { ...seen, childCpu: sum(readers), databaseCpu: database };
  };
}
