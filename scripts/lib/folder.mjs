import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./say.mjs";

/** Makes sure that a folder exists and can be written; the title says which one in the refusal. */
export function openFolder(dir, title = "数据目录（DATA_DIR）") {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    const probe = join(dir, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Refusal(`${title} ${dir} 不能写入（${error.code}）：请换一个目录，或改正它的属主和权限。`);
  }
}

export function readNote(dir, name) {
  try {
    return JSON.parse(readFileSync(join(dir, name), "utf8"));
  } catch {
    return null;
  }
}

/** Written beside the data, whole or not at all, readable by the owner only. */
export function writeNote(dir, name, value) {
  const draft = join(dir, `.${name}-${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, join(dir, name));
}

export function dropNote(dir, name) {
  rmSync(join(dir, name), { force: true });
}
