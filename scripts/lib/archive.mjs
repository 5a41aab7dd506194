import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { appendFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { Refusal } from "./say.mjs";

// A backup is a tar of separately compressed files with manifest.json, followed by a line with the checksum of it all:
// the line finds any flipped byte, the manifest names the file that it struck.
const SEAL = /^\nsha256 ([0-9a-f]{64})\n$/;
const SEAL_LENGTH = 73;

export async function pack(folder, file) {
  // Nobody else may read it while it grows: it holds the passwords.
  writeFileSync(file, "", { mode: 0o600 });
  const { status, stderr } = spawnSync("tar", ["-C", folder, "-cf", file, "."], { encoding: "utf8" });
  if (status !== 0) throw new Refusal(`备份文件 ${file} 写不成：${stderr.trim()}`);
  await appendFile(file, `\nsha256 ${await digest(file)}\n`);
}

/** Unpacks into an empty folder after checking every byte; answers the manifest. */
export async function unpackChecked(file, folder) {
  const size = existsSync(file) ? statSync(file).size : 0;
  const seal = size > SEAL_LENGTH ? SEAL.exec(readTail(file)) : null;
  if (!seal) throw new Refusal(`${file} 不是完整的推进台备份（末尾没有校验和）。`);
  const sound = (await digest(file, size - SEAL_LENGTH)) === seal[1];
  // Also unpacked when it is not sound, into scratch space, to say which file is in the wrong.
  spawnSync("tar", ["-C", folder, "-xf", file], { stdio: "ignore" });
  const manifest = readManifest(folder);
  const wrong = manifest ? await damaged(folder, manifest) : ["manifest.json"];
  if (wrong.length > 0)
    throw new Refusal(`备份 ${file} 已损坏，什么都没有改动；校验和不符的是：${wrong.slice(0, 5).join("、")}。`);
  if (!sound) throw new Refusal(`备份 ${file} 已损坏（文件之外的字节有变），什么都没有改动。`);
  return manifest;
}

async function damaged(folder, manifest) {
  const wrong = [];
  for (const { path, sha256 } of manifest.files) {
    const at = join(folder, path);
    if (!existsSync(at) || (await digest(at)) !== sha256) wrong.push(path.replace(/\.gz$/, ""));
  }
  const known = new Set(manifest.files.map(({ path }) => path));
  const extra = filesBelow(folder).filter((path) => path !== "manifest.json" && !known.has(path));
  return [...wrong, ...extra];
}

export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function digest(path, length = Number.POSITIVE_INFINITY) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { end: length - 1, highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

function readTail(file) {
  const tail = Buffer.alloc(SEAL_LENGTH);
  const handle = openSync(file, "r");
  readSync(handle, tail, 0, SEAL_LENGTH, statSync(file).size - SEAL_LENGTH);
  closeSync(handle);
  return tail.toString("latin1");
}

function readManifest(folder) {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    return Array.isArray(manifest.files) ? manifest : null;
  } catch {
    return null;
  }
}
