import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packagedBinaries, reachableBinaries, serviceUser } from "../lib/place.mjs";
import { lives, Place, until } from "./launcher";

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => place.clear());

const remember = () => place.sql((sql) => sql`create table public.kept as select 42 as answer`);
const recall = () =>
  place.sql(async (sql) => (await sql<{ answer: number }[]>`select answer from public.kept`)[0]?.answer);

test("Ctrl-C 停得干净：数据库停了，锁放开了，退出码是 0", async () => {
  const { child, told } = await place.database();
  const postmaster = place.postmaster();
  child.kill("SIGINT");
  expect((await told).code).toBe(0);
  expect(lives(postmaster)).toBe(false);
  expect(existsSync(place.at("data/lock"))).toBe(false);
});

test("只杀掉启动进程：下次启动接管还在跑的数据库，数据都在", async () => {
  const { child, told } = await place.database();
  await remember();
  const postmaster = place.postmaster();
  child.kill("SIGKILL");
  await told;
  expect(lives(postmaster)).toBe(true);
  await place.database();
  expect(place.postmaster()).toBe(postmaster);
  expect(await recall()).toBe(42);
});

test("连数据库一起杀掉：下次启动自己恢复，数据都在", async () => {
  const { child, told } = await place.database();
  await remember();
  const postmaster = place.postmaster();
  child.kill("SIGKILL");
  process.kill(postmaster, "SIGKILL");
  await told;
  await until(() => !lives(postmaster));
  await place.database();
  expect(place.postmaster()).not.toBe(postmaster);
  expect(await recall()).toBe(42);
});

test("同一目录的第二个启动被一句话拒绝，第一个照常", async () => {
  await place.database();
  const { code, output } = await place.run(["start", "--db-only", "--no-seed"]);
  expect(code).toBe(1);
  expect(output).toMatch(/^数据目录 .*（DATA_DIR）正被另一个推进台使用（进程 \d+）.*\n$/);
  await remember();
});

test("四个同时启动，只有一个得到目录", async () => {
  const runs = Array.from({ length: 4 }, () => place.start(["start", "--db-only", "--no-seed"]));
  const refused: string[] = [];
  for (const run of runs) run.told.then(({ output }) => refused.push(output));
  await until(() => refused.length === 3, 60);
  for (const output of refused) expect(output).toContain("正被另一个推进台使用");
  await Promise.any(runs.map((run) => run.said("数据库已就绪")));
});

test("目录在别人进不去的文件夹下面也能用（以 root 运行时数据库是另一个用户）", async () => {
  chmodSync(place.home, 0o700);
  const { child, told } = await place.database();
  await remember();
  child.kill("SIGTERM");
  await told;
  await place.database();
  expect(await recall()).toBe(42);
});

test.runIf(process.getuid?.() === 0)("程序文件在别人进不去的文件夹下面：数据库的用户用一份够得着的副本", () => {
  mkdirSync(place.at("package"));
  cpSync(join(packagedBinaries(), ".."), place.at("package/native"), { recursive: true, verbatimSymlinks: true });
  writeFileSync(place.at("package/package.json"), JSON.stringify({ version: `test-${process.pid}` }));
  chmodSync(place.home, 0o700);
  const as = serviceUser();
  const bin = reachableBinaries(place.at("package/native/bin"), as);
  expect(bin.startsWith(place.home)).toBe(false);
  expect(spawnSync(join(bin, "postgres"), ["--version"], { ...as, cwd: "/" }).status).toBe(0);
  rmSync(join(bin, ".."), { recursive: true });
});

const sentence = (told: { code: number | null; output: string }, name: RegExp) => {
  expect(told.code).not.toBe(0);
  expect(told.output).toMatch(name);
  expect(told.output.trim().split("\n")).toHaveLength(1);
};

test("端口被占：一句话，说出 PORT", async () => {
  const other = createServer();
  const port = await new Promise<number>((done) => {
    other.listen(0, "127.0.0.1", () => done((other.address() as { port: number }).port));
  });
  sentence(await place.run(["demo"], { PORT: String(port) }), /（PORT）已被别的程序占用/);
  await new Promise((done) => other.close(done));
});

test("连不上数据库：一句话，说出 DATABASE_URL，不露口令", async () => {
  const told = await place.run(["start"], { DATABASE_URL: "postgres://a:hidden@127.0.0.1:1/none" });
  sentence(told, /连不上 DATABASE_URL/);
  expect(told.output).not.toContain("hidden");
});

test.each([
  ["PORT", "abc"],
  ["PUBLIC_URL", "example.com"],
  ["DEMO_TODAY", "2026-02-30"],
  ["TRUST_PROXY", "maybe"],
  ["IDLE_MINUTES", "0"],
  ["HOST", "0.0.0.0"],
  ["DATABASE_URL", "mysql://a/b"],
])("设错 %s：一句话，说出它的名字", async (name, value) => {
  sentence(await place.run(["start"], { [name]: value }), new RegExp(`设置有误：.*${name}`));
});

test("数据目录不能写：一句话，说出 DATA_DIR", async () => {
  mkdirSync(place.at("other"));
  writeFileSync(place.at("other/file"), "");
  sentence(await place.run(["start"], { DATA_DIR: place.at("other/file/data") }), /（DATA_DIR）.*不能写入/);
});
