import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../lib/postgres.mjs";
import { lives, Place, until } from "./launcher";

let place: Place;
let port: number;
beforeEach(async () => {
  place = new Place();
  port = await freePort();
});
afterEach(() => place.clear());

async function served() {
  const started = place.start(["start"], { PORT: String(port) });
  await started.said("推进台已就绪");
  const { pid } = JSON.parse(readFileSync(place.at("data/web.json"), "utf8")) as { pid: number };
  return { ...started, web: pid };
}

const health = async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
  return { status: answer.status, body: await answer.json() };
};
const well = { status: 200, body: { status: "ok" } };

test("只杀掉启动进程：网页和数据库还在跑，下次启动换下旧网页、接管数据库", async () => {
  const first = await served();
  expect(await health()).toEqual(well);
  const postmaster = place.postmaster();
  first.child.kill("SIGKILL");
  await new Promise((done) => first.child.once("exit", done));
  expect(lives(first.web)).toBe(true);

  const second = await served();
  expect(lives(first.web)).toBe(false);
  expect(place.postmaster()).toBe(postmaster);
  expect(await health()).toEqual(well);
  // The second start finds its administrators made, so their passwords are not said again.
  expect(second.heard()).not.toContain("一次性密码");

  second.child.kill("SIGTERM");
  expect((await second.told).code).toBe(0);
  expect([second.web, postmaster].map(lives)).toEqual([false, false]);
}, 400_000);

test("数据库意外停止：健康检查是 503，推进台随之停止，由看护它的程序重启", async () => {
  const { told } = await served();
  process.kill(place.postmaster(), "SIGKILL");
  await until(async () => (await health()).status === 503);
  expect(await told).toMatchObject({ code: 1, output: expect.stringContaining("数据库意外停止") });
}, 400_000);

test("网页服务自己也查设置：一句话，没有堆栈", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/web.mjs"], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", RUNTIME_DATABASE_URL: "nowhere" },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^设置有误：RUNTIME_DATABASE_URL .*AUTH_SECRET .*PUBLIC_URL .*。\n$/);
});
