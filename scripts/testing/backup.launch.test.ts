import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Place } from "./launcher";

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => place.clear());

const digest = () =>
  place.sql(
    async (sql) =>
      (await sql<{ sum: string }[]>`select md5(string_agg(n || t, ',' order by n)) as sum from public.ledger`)[0]?.sum,
  );

async function filled(): Promise<{ stop: () => Promise<void> }> {
  const { child, told } = await place.database();
  await place.sql(
    (sql) => sql`create table public.ledger as select n, md5(n::text) as t from generate_series(1, 20000) n`,
  );
  return {
    stop: async () => {
      child.kill("SIGTERM");
      await told;
    },
  };
}

test("运行中备份，恢复到空目录，数据一样；恢复后还能照常启动", async () => {
  const server = await filled();
  const before = await digest();
  // Writers keep going during the copy: the log makes the copy whole.
  const busy = place.sql((sql) => sql`insert into public.ledger select n, 'late' from generate_series(20001, 60000) n`);
  const saved = await place.run(["backup", place.at("saved.tar")]);
  expect(saved.output).toContain("备份完成");
  await busy;
  await place.sql((sql) => sql`drop table public.ledger`);
  await server.stop();

  const restored = await place.run(["restore", place.at("saved.tar")], { DATA_DIR: place.at("back") });
  expect(restored).toMatchObject({ code: 0 });
  const again = place.start(["start", "--db-only", "--no-seed"], { DATA_DIR: place.at("back") });
  await again.said("数据库已就绪");
  const there = await again.said("属主").then(() => readFileSync(place.at("back/cluster.json"), "utf8"));
  expect(JSON.parse(there)).toMatchObject({ initialised: true });
  const url = new URL(place.ownerUrl());
  url.port = String((JSON.parse(there) as { port: number }).port);
  const { default: postgres } = await import("postgres");
  const sql = postgres(url.href, { max: 1 });
  const [row] = await sql`select md5(string_agg(n || t, ',' order by n)) as sum from public.ledger where n <= 20000`;
  expect(row?.sum).toBe(before);
  await sql.end();
});

test("停机备份后翻转一个字节：说出坏在哪个文件，什么都没动", async () => {
  await (await filled()).stop();
  expect((await place.run(["backup", place.at("saved.tar")])).code).toBe(0);
  const whole = readFileSync(place.at("saved.tar"));
  for (const share of [0.2, 0.5, 0.9]) {
    const bytes = Buffer.from(whole);
    const at = Math.floor(bytes.length * share);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(place.at("flipped.tar"), bytes);
    const { code, output } = await place.run(["restore", place.at("flipped.tar")], { DATA_DIR: place.at("back") });
    expect(code).toBe(1);
    expect(output).toMatch(/^备份 .*flipped\.tar 已损坏.*什么都没有改动.*\n$/);
    expect(existsSync(place.at("back"))).toBe(false);
  }
});

test("截短的备份、已有的文件、不空的目录都用一句话拒绝", async () => {
  await (await filled()).stop();
  await place.run(["backup", place.at("saved.tar")]);
  const again = await place.run(["backup", place.at("saved.tar")]);
  expect(again).toMatchObject({ code: 1, output: expect.stringMatching(/已经存在.*\n$/) });
  const occupied = await place.run(["restore", place.at("saved.tar")]);
  expect(occupied).toMatchObject({ code: 1, output: expect.stringMatching(/（DATA_DIR）不是空的.*\n$/) });
  copyFileSync(place.at("saved.tar"), place.at("short.tar"));
  writeFileSync(place.at("short.tar"), readFileSync(place.at("saved.tar")).subarray(0, -100));
  const short = await place.run(["restore", place.at("short.tar")], { DATA_DIR: place.at("back") });
  expect(short).toMatchObject({ code: 1, output: expect.stringMatching(/不是完整的推进台备份.*\n$/) });
});
