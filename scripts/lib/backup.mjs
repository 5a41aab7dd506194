import { createHash } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import { pack } from "./archive.mjs";
import { borrowDatabase } from "./database.mjs";
import { openFolder } from "./folder.mjs";
import { root } from "./install.mjs";
import { placeCluster } from "./place.mjs";
import { Refusal, say } from "./say.mjs";
import { readSettings } from "./settings.mjs";

// What PostgreSQL's own base backup leaves out: it is made anew at the start.
const EMPTIED = [
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
];
const LEFT_OUT = /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label.*|tablespace_map.*)$/;

/**
 * `npm run backup [-- file]`: a consistent copy of the embedded database, also while the server runs (PostgreSQL's own
 * online backup: files may change under the copy, the log that is copied last makes them whole).
 */
export async function backup(args) {
  const settings = readSettings("start");
  if (settings.databaseUrl)
    throw new Refusal("npm run backup 只管内置数据库：DATABASE_URL 指向的数据库请用 pg_dump 备份。");
  const { dataDir } = settings;
  if (!existsSync(join(dataDir, "owner-password")))
    throw new Refusal(`数据目录 ${dataDir}（DATA_DIR）里没有数据可备份。`);
  const stamp = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
  const file = args[0]
    ? resolve(process.env.INIT_CWD ?? root, args[0])
    : join(`${dataDir}-backups`, `tuijintai-${stamp}.tar`);
  if (existsSync(file)) throw new Refusal(`备份文件 ${file} 已经存在：请换一个名字。`);
  openFolder(dirname(file), "备份文件所在的目录");

  const database = await borrowDatabase(settings);
  const scratch = `${file}.part`;
  try {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { mode: 0o700 });
    const manifest = await copyOnline(database.url, placeCluster(dataDir).data, scratch, dataDir);
    await pack(scratch, `${file}.new`);
    renameSync(`${file}.new`, file);
    say(`备份完成：${file}（${manifest.files.length} 个文件，各有校验和）。内有数据库口令，请妥善保管。`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    rmSync(`${file}.new`, { force: true });
    await database.stop();
  }
}

async function copyOnline(url, data, scratch, dataDir) {
  const files = [];
  const keep = async (from, to) => {
    const stored = await store(from, scratch, to);
    if (stored) files.push(stored);
  };
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // The slot lives as long as this session and keeps the log that the copy needs.
    await sql`select pg_create_physical_replication_slot('tuijintai_backup', true, true)`;
    const [{ first }] = await sql`select pg_walfile_name(pg_backup_start('tuijintai', fast => true)) as first`;
    for (const path of walk(data, "", scratch)) await keep(join(data, path), `data/${path}`);
    const [{ label, last }] = await sql`
      select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)`;
    const inRange = (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last;
    for (const name of readdirSync(join(data, "pg_wal")).filter(inRange)) {
      await keep(join(data, "pg_wal", name), `data/pg_wal/${name}`);
    }
    writeFileSync(join(scratch, "label"), label);
    await keep(join(scratch, "label"), "data/backup_label");
    rmSync(join(scratch, "label"));
    await keep(join(dataDir, "owner-password"), "owner-password");
  } finally {
    await sql.end({ timeout: 5 });
  }
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const manifest = {
    format: 1,
    version,
    postgres: readFileSync(join(data, "PG_VERSION"), "utf8").trim(),
    created: new Date().toISOString(),
    files,
  };
  writeFileSync(join(scratch, "manifest.json"), JSON.stringify(manifest, null, 1));
  return manifest;
}

/** Paths of the files to copy; makes every folder on the way, because the empty ones are needed as well. */
function* walk(data, folder, scratch) {
  mkdirSync(join(scratch, "data", folder), { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(join(data, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (LEFT_OUT.test(entry.name)) continue;
    if (!entry.isDirectory()) yield path;
    else if (EMPTIED.includes(path)) mkdirSync(join(scratch, "data", path), { recursive: true, mode: 0o700 });
    else yield* walk(data, path, scratch);
  }
}

/** Compresses one file into the scratch folder; the checksum is that of the bytes as stored. */
async function store(from, scratch, to) {
  const path = `${to}.gz`;
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(
      createReadStream(from),
      createGzip({ level: 4 }),
      hashing,
      createWriteStream(join(scratch, path), { mode: 0o600 }),
    );
  } catch (error) {
    // A table that is dropped during the copy takes its file along; the log knows.
    if (error.code !== "ENOENT") throw error;
    rmSync(join(scratch, path), { force: true });
    return null;
  }
  return { path, sha256: hash.digest("hex") };
}
