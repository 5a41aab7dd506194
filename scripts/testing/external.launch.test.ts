import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../lib/postgres.mjs";
import { Place } from "./launcher";

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => place.clear());

/** Another database of the cluster, as somebody else's server would offer it: its owner is no superuser. */
async function offered(rights: string, grant = true): Promise<string> {
  await place.database();
  await place.sql(async (sql) => {
    await sql.unsafe(`create role landlord login ${rights} password 'rent'`);
    await sql.unsafe("create database board owner landlord");
  });
  if (grant)
    await place.sql((sql) =>
      sql.unsafe("grant tuijintai_staff, tuijintai_door, tuijintai_jobs to landlord with admin option"),
    );
  const url = new URL(place.ownerUrl());
  url.username = "landlord";
  url.password = "rent";
  url.pathname = "/board";
  return url.href;
}

test("外部数据库：属主不是超级用户也能建好；运行账号另有其人；重复启动不变", async () => {
  const settings = { DATABASE_URL: await offered("createrole"), DATA_DIR: place.at("other") };
  for (let round = 0; round < 2; round += 1) {
    const { child, told, said } = place.start(["start", "--db-only"], settings);
    await said("数据库已就绪：postgres://board_app:");
    child.kill("SIGTERM");
    const { code, output } = await told;
    expect(code).toBe(0);
    expect(output.includes("一次性密码")).toBe(round === 0);
  }
});

test("外部数据库的用户不能建立角色：一句话，说出 DATABASE_URL", async () => {
  const url = await offered("nocreaterole");
  const { code, output } = await place.run(["start"], { DATABASE_URL: url, DATA_DIR: place.at("other") });
  expect(code).toBe(1);
  expect(output).toMatch(/^DATABASE_URL 的用户不能建立角色.*\n$/);
});

test("业务角色是别人建立的：一句话，给出要执行的授权", async () => {
  const url = await offered("createrole", false);
  const { code, output } = await place.run(["start"], {
    DATABASE_URL: url,
    DATA_DIR: place.at("other"),
    PORT: String(await freePort()),
  });
  expect(code).toBe(1);
  expect(output).toMatch(/^角色 tuijintai_staff 是别的用户建立的.* TO landlord WITH ADMIN OPTION\n$/);
});
