import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

const path = join(import.meta.dirname, "../RESULTS.md");

/** Puts a bench's table into RESULTS.md between its marks, with the day, the commit and the machine. */
export function replaceSection(name: string, text: string): void {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const machine = `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  const body = `Measured on ${new Date().toISOString().slice(0, 10)} at ${commit}, ${machine}, Node ${process.version}.\n\n${text}`;
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const old = existsSync(path) ? readFileSync(path, "utf8") : "# Results\n";
  const block = `${begin}\n${body}\n${end}`;
  const at = old.indexOf(begin);
  const next =
    at < 0 ? `${old.trimEnd()}\n\n${block}\n` : old.slice(0, at) + block + old.slice(old.indexOf(end) + end.length);
  writeFileSync(path, next);
}
