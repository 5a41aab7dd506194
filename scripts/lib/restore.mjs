import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { filesBelow, unpackChecked } from "./archive.mjs";
import { openFolder, readNote, writeNote } from "./folder.mjs";
import { root } from "./install.mjs";
import { takeLock } from "./lock.mjs";
import { giveTo, placeCluster } from "./place.mjs";
import { MAJOR, startPostgres } from "./postgres.mjs";
import { Refusal, say } from "./say.mjs";
import { readSettings } from "./settings.mjs";

/** `npm run restore -- file`: into an empty DATA_DIR, after every checksum has been compared. */
export async function restore(args) {
  const { dataDir, databaseUrl } = readSettings("start");
  if (databaseUrl) throw new Refusal("npm run restore 只管内置数据库：DATABASE_URL 指向的数据库请用 pg_restore 恢复。");
  if (!args[0]) throw new Refusal("用法：npm run restore -- 备份文件");
  const file = resolve(process.env.INIT_CWD ?? root, args[0]);
  if (!existsSync(file)) throw new Refusal(`没有找到备份文件 ${file}。`);
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Refusal(`数据目录 ${dataDir}（DATA_DIR）不是空的，不覆盖：请把它移走，或用 DATA_DIR 指定一个空目录。`);
  }
  openFolder(dirname(dataDir));
  const scratch = `${dataDir}.restore-${process.pid}`;
  mkdirSync(scratch, { mode: 0o700 });
  try {
    const manifest = await unpackChecked(file, scratch);
    if (manifest.postgres !== MAJOR) {
      throw new Refusal(
        `备份 ${file} 是 PostgreSQL ${manifest.postgres} 的数据，本版随附的是 ${MAJOR}：请用原来的版本恢复。`,
      );
    }
    await putInPlace(scratch, dataDir);
    say(`恢复完成：${manifest.created} 的备份已放入 ${dataDir}，可以 npm start（演示数据用 npm run demo）。`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function putInPlace(scratch, dataDir) {
  openFolder(dataDir);
  const release = await takeLock(dataDir);
  const { data, as } = placeCluster(dataDir);
  const draft = `${data}.new`;
  try {
    await expand(join(scratch, "data"), draft);
    giveTo(draft, as);
    if (as.uid !== undefined) spawnSync("chown", ["-R", `${as.uid}:${as.gid}`, draft]);
    await gunzip(join(scratch, "owner-password.gz"), join(dataDir, "owner-password"));
    renameSync(draft, data);
    writeNote(dataDir, "cluster.json", { ...readNote(dataDir, "cluster.json"), initialised: true });
    // One start shows that the copy is whole: the database replays its log here, not at the next morning's start.
    const database = await startPostgres(dataDir);
    await database.stop();
  } catch (error) {
    for (const path of [draft, data, join(dataDir, "owner-password"), join(dataDir, "cluster.json")]) {
      rmSync(path, { recursive: true, force: true });
    }
    throw error;
  } finally {
    await release();
  }
}

async function expand(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory())
      mkdirSync(join(to, entry.parentPath.slice(from.length), entry.name), { recursive: true, mode: 0o700 });
  }
  for (const path of filesBelow(from)) await gunzip(join(from, path), join(to, path.replace(/\.gz$/, "")));
}

async function gunzip(from, to) {
  await pipeline(createReadStream(from), createGunzip(), createWriteStream(to, { mode: 0o600 }));
}
