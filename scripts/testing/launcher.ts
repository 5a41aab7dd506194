import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { placeCluster, removeCluster } from "../lib/place.mjs";

interface Told {
  code: number | null;
  output: string;
}

/** A data folder of the test's own, and a launcher run on it as an operator would. */
export class Place {
  readonly home = mkdtempSync(join(tmpdir(), "tuijintai-launch-"));
  readonly running = new Set<ChildProcess>();

  constructor() {
    chmodSync(this.home, 0o755);
  }

  at(name: string): string {
    return join(this.home, name);
  }

  /** Starts the launcher; the data folder is `data` unless the settings name another. */
  start(
    args: string[],
    settings: Record<string, string> = {},
  ): { child: ChildProcess; told: Promise<Told>; said: (text: string) => Promise<void>; heard: () => string } {
    const { DATABASE_URL: _url, ...inherited } = process.env;
    const env = { ...inherited, DATA_DIR: this.at("data"), HOST: "127.0.0.1", ...settings };
    const child = spawn(process.execPath, ["scripts/launch.mjs", ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.running.add(child);
    let output = "";
    const heard = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
        for (const listener of heard) listener();
      });
    }
    const told = new Promise<Told>((done) => child.on("close", (code) => done({ code, output })));
    const said = (text: string) =>
      new Promise<void>((done, fail) => {
        const listen = () => output.includes(text) && done();
        heard.add(listen);
        listen();
        told.then(() => fail(new Error(`ended without saying ${text}:\n${output}`)));
      });
    return { child, told, said, heard: () => output };
  }

  run(args: string[], settings: Record<string, string> = {}): Promise<Told> {
    return this.start(args, settings).told;
  }

  /** The database kept up alone, as the owner. */
  async database(): Promise<{ child: ChildProcess; told: Promise<Told> }> {
    const started = this.start(["start", "--db-only", "--no-seed"]);
    await started.said("数据库已就绪");
    return started;
  }

  ownerUrl(): string {
    const { port } = JSON.parse(readFileSync(this.at("data/cluster.json"), "utf8")) as { port: number };
    const password = readFileSync(this.at("data/owner-password"), "utf8").trim();
    return `postgres://tuijintai:${password}@127.0.0.1:${port}/tuijintai`;
  }

  async sql<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
    const sql = postgres(this.ownerUrl(), { max: 1, onnotice: () => {} });
    try {
      return await work(sql);
    } finally {
      await sql.end({ timeout: 2 });
    }
  }

  postmaster(): number {
    return Number(readFileSync(join(placeCluster(this.at("data")).data, "postmaster.pid"), "utf8").split("\n")[0]);
  }

  /** Ends everything and leaves nothing behind, also where the database had to lie elsewhere. */
  async clear(): Promise<void> {
    for (const child of this.running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGTERM");
      await new Promise((done) => child.on("close", done));
    }
    for (const name of ["data", "back", "other"]) {
      if (!existsSync(this.at(name))) continue;
      const place = placeCluster(this.at(name));
      const pidFile = join(place.data, "postmaster.pid");
      const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8").split("\n")[0]) : 0;
      if (pid && lives(pid)) process.kill(pid, "SIGQUIT");
      removeCluster(place, this.at(name));
    }
    rmSync(this.home, { recursive: true, force: true });
  }
}

export async function until(holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await holds()); await new Promise((done) => setTimeout(done, 50))) {
    if (Date.now() > end) throw new Error("it did not come about in time");
  }
}

export function lives(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
