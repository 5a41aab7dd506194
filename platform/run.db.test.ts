import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { BadInput, Refusal } from "./errors";
import { command, listing, query } from "./run";
import type { Staff } from "./staff";

let staff: Staff;
beforeAll(async () => {
  staff = await staffNamed("heping");
});

const nothing = z.object({});
const spec = (name: string) => ({ name, may: "self.account" as const, input: nothing });
const ping = query(spec("test.ping"), async () => "pong");
const count = (name: string) => {
  let n = 0;
  return command(spec(name), async ({ record }) => {
    n += 1;
    record({ subject: { kind: "test", id: n } });
    return { n };
  });
};

test("下载打开后没有人读，别的页面照常；离开以后轮到后面的下载", async () => {
  let left = 0;
  const endless = listing(
    spec("test.endless"),
    async () => ({}),
    async function* () {
      try {
        for (;;) yield [1];
      } finally {
        left += 1;
      }
    },
  );
  const asked = Array.from({ length: 20 }, () => endless.stream(staff, {}));
  await Promise.all(asked.slice(0, 6));
  expect(await ping.as(staff, {})).toBe("pong");
  for (const one of asked) await (await one).rows[Symbol.asyncIterator]().return?.();
  await expect.poll(() => left).toBe(20);
  const [idle] = await query(spec("test.idle"), async ({ tx }) =>
    tx.execute<{ wait: string }>(sql`select current_setting('idle_in_transaction_session_timeout') as wait`),
  ).as(staff, {});
  expect(idle).toEqual({ wait: "5min" });
});

test("同一编号重复提交只做一次；编号用于别的操作或别的账号，不会拿到这次的回答", async () => {
  const [one, other] = [count("test.one"), count("test.other")];
  expect(await one.as(staff, {}, "key")).toEqual({ n: 1 });
  expect(await one.as(staff, {}, "key")).toEqual({ n: 1 });
  await expect(other.as(staff, {}, "key")).rejects.toThrow(BadInput);
  expect(await one.as(await staffNamed("chaoyang"), {}, "key")).toEqual({ n: 2 });
});

test("数据库出错时，错误里没有填写的内容", async () => {
  const failing = query(spec("test.failing"), ({ tx }) => tx.execute(sql`select 1 / 0 where ${"秘密"}::text <> ''`));
  const error = await failing.as(staff, {}).catch((fault: Error) => fault);
  expect(error).toMatchObject({ message: expect.stringContaining("select 1 / 0"), cause: { code: "22012" } });
  expect(`${(error as Error).message}${(error as Error).stack}`).not.toContain("秘密");
});

test("数据库存不下的字符和数字是一句话，不是故障", async () => {
  const keep = command(
    { ...spec("test.keep"), input: z.object({ text: z.string(), n: z.number() }) },
    async ({ tx, record }, { text, n }) => {
      await tx.execute(sql`select ${text}::text, ${String(n)}::text::int`);
      record({ subject: { kind: "test", id: 1 }, after: { text } });
    },
  );
  await expect(keep.as(staff, { text: "a\0b", n: 1 })).rejects.toThrow(Refusal);
  await expect(keep.as(staff, { text: "a", n: 3_000_000_000 })).rejects.toThrow("超出可以保存的范围");
  const marks = await ownerSql()`select outcome from audit_log where verb = 'test.keep'`;
  expect(marks.map((mark) => mark.outcome)).toEqual(["refused", "refused"]);
});
