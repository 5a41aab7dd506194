import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { readNote, writeNote } from "./folder.mjs";
import { giveTo, placeCluster } from "./place.mjs";
import { end, identify, isAlive, sleep } from "./processes.mjs";
import { Refusal } from "./say.mjs";

const USER = "tuijintai";
export const MAJOR = "18";

// Sized for two cores and 2 GB; what makes a commit durable (fsync, synchronous_commit) stays at its default.
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 80,
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "1GB",
  random_page_cost: 1.1,
  jit: "off",
  timezone: "Asia/Shanghai",
  log_timezone: "Asia/Shanghai",
};

/**
 * Brings up the embedded PostgreSQL of a data folder (whose lock the caller holds); answers the owner's URL and how to
 * stop it. A server that an earlier, killed parent left behind is adopted when it answers and ended when it does not.
 */
export async function startPostgres(dir, extra = {}) {
  const place = placeCluster(dir);
  initialise(dir, place);
  const owner = (port, database) => ownerUrl(dir, port, database);
  const left = leftBehind(place.data);
  const adopted = left !== null && (await answers(owner(left.port, "postgres")));
  if (left && !adopted) await stopServer(left.server);
  if (!adopted) await sweep(place.data);
  const { server, port } = adopted ? left : await launchServer(dir, place, owner, extra);

  await ensureDatabase(owner(port, "postgres"));
  return { url: owner(port, USER), alive: () => isAlive(server), stop: () => stopServer(server) };
}

/** The owner's URL of the database that another process keeps up on this folder. */
export function runningUrl(dir) {
  const left = leftBehind(placeCluster(dir).data);
  if (!left) throw new Refusal(`数据目录 ${dir}（DATA_DIR）的推进台正在启动或停止：请稍后重试。`);
  return ownerUrl(dir, left.port, USER);
}

function ownerUrl(dir, port, database) {
  const password = readFileSync(join(dir, "owner-password"), "utf8").trim();
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

function initialise(dir, { data, bin, as }) {
  if (existsSync(join(data, "PG_VERSION"))) {
    const version = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
    if (version === MAJOR) return;
    throw new Refusal(
      `数据目录 ${dir}（DATA_DIR）是 PostgreSQL ${version} 的数据，本版随附的是 ${MAJOR}：请用原来的版本备份后再迁移。`,
    );
  }
  if (readNote(dir, "cluster.json")?.initialised) {
    throw new Refusal(
      `数据目录 ${dir}（DATA_DIR）所指的数据库文件 ${data} 不见了：请把它放回原处，或从备份恢复到一个空目录。`,
    );
  }
  if (existsSync(data)) {
    throw new Refusal(
      `数据目录 ${dir}（DATA_DIR）里的 ${data} 属于别的用户，或不是推进台的数据：请用原来的用户启动，或换一个 DATA_DIR。`,
    );
  }
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  giveTo(draft, as);
  const passwordFile = `${data}.password`;
  const password = randomBytes(24).toString("base64url");
  writeFileSync(join(dir, "owner-password"), `${password}\n`, { mode: 0o600 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  // initdb reads the password as the database's user.
  spawnSync("chown", [`${as.uid ?? ""}`, passwordFile].filter(Boolean));
  const flags = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const { status, stderr } = spawnSync(
    join(bin, "initdb"),
    ["-D", draft, "-U", USER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...flags],
    { ...as, cwd: dirname(data), env: { PATH: process.env.PATH, LC_ALL: "C" }, encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) throw new Refusal(`数据目录 ${dir}（DATA_DIR）里无法建立数据库：${lastLine(stderr)}`);
  // A killed initdb leaves only the draft, which the next start throws away.
  renameSync(draft, data);
  writeNote(dir, "cluster.json", { ...readNote(dir, "cluster.json"), initialised: true });
}

async function launchServer(dir, { data, bin, as }, owner, extra) {
  const port = await freePort(readNote(dir, "cluster.json")?.port);
  writeNote(dir, "cluster.json", { ...readNote(dir, "cluster.json"), port });
  const path = join(dir, "postgres.log");
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`);
  const log = openSync(path, "a", 0o600);
  const settings = Object.entries({ ...SETTINGS, ...extra }).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  // Its own process group: Ctrl-C must reach the database only after the web server has let go of it.
  const child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...settings], {
    ...as,
    cwd: dirname(data),
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  const failed = new Promise((done) => child.once("error", done));
  const server = child.pid ? identify(child.pid) : null;
  for (let attempt = 0; attempt < 600 && isAlive(server); attempt += 1) {
    if (await answers(owner(port, "postgres"))) return { server, port };
    await sleep(100);
  }
  if (isAlive(server)) await stopServer(server);
  const why = child.pid ? lastLine(readFileSync(path, "utf8")) : String(await failed);
  throw new Refusal(`数据目录 ${dir}（DATA_DIR）的数据库没有启动：${why}（详见 ${path}）`);
}

/** The server that holds postmaster.pid, when it is really alive: the pid may belong to somebody else by now. */
function leftBehind(data) {
  const [pid, folder, , port] = readLines(join(data, "postmaster.pid"));
  const server = pid && identify(Number(pid));
  if (!server || folder !== data || !runsPostgres(server.pid, data)) return null;
  return { server, port: Number(port) };
}

function runsPostgres(pid, data) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
  } catch {
    return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(data);
  }
}

/**
 * After a kill, PostgreSQL would refuse its own pid file as long as the dead one is an unreaped zombie, which in a
 * container may be for ever. The file goes once no process works in the folder any more; its workers end by themselves.
 */
async function sweep(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file) || process.platform !== "linux") return;
  for (const worker of workersIn(data))
    await end(worker, [
      ["SIGQUIT", 10],
      ["SIGKILL", 5],
    ]);
  rmSync(file, { force: true });
}

function workersIn(data) {
  const at = (pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`);
    } catch {
      return null;
    }
  };
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && at(name) === data);
  return pids.map((pid) => identify(Number(pid))).filter(Boolean);
}

/** Fast shutdown, then immediate (recovers from the log at the next start), then force. */
async function stopServer(server) {
  await end(server, [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
    ["SIGKILL", 5],
  ]);
}

async function answers(url) {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function ensureDatabase(url) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${USER}`;
    if (!found) await sql.unsafe(`create database ${USER}`);
  } finally {
    await sql.end();
  }
}

/** The wanted port when it is free, else any. */
export async function freePort(wanted) {
  const listen = (port) =>
    new Promise((done) => {
      const probe = createServer();
      probe.once("error", () => done(null));
      probe.listen(port, "127.0.0.1", () => {
        const { port: got } = probe.address();
        probe.close(() => done(got));
      });
    });
  return (wanted && (await listen(wanted))) || (await listen(0));
}

function readLines(path) {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch {
    return [];
  }
}

const lastLine = (text) => text.trim().split("\n").slice(-3).join(" ").slice(-400);
