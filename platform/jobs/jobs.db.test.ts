import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { command } from "../run";
import { boss, enqueue } from ".";

const put = command(
  {
    name: "test.put",
    may: "self.account",
    input: z.object({ key: z.string().optional(), fail: z.boolean().default(false) }),
  },
  async ({ tx, record, staff }, { key, fail }) => {
    await enqueue(tx, "board.purge", { n: 1 }, key === undefined ? {} : { key });
    record({ subject: { kind: "test", id: staff.account } });
    if (fail) throw new Error("after the job");
    return {};
  },
);

afterAll(async () => (await boss()).stop({ graceful: false }));

const waiting = async () =>
  (await ownerSql()`select count(*)::int as n from pgboss.job where name = 'board.purge'`)[0]!.n;

test("a job exists if and only if its command commits, and a key makes it once", async () => {
  const chaoyang = await staffNamed("chaoyang");
  await put.as(chaoyang, {});
  expect(await waiting()).toBe(1);
  await expect(put.as(chaoyang, { fail: true })).rejects.toThrow("after the job");
  expect(await waiting()).toBe(1);
  await put.as(chaoyang, { key: "a" });
  await put.as(chaoyang, { key: "a" });
  expect(await waiting()).toBe(2);
  const [job] =
    await ownerSql()`select data, retry_limit, heartbeat_seconds from pgboss.job where name = 'board.purge' limit 1`;
  expect(job).toEqual({ data: { n: 1 }, retry_limit: 7, heartbeat_seconds: 20 });
});
