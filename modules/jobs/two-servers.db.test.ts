import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { boss, enqueue } from "@/platform/jobs";
import { command } from "@/platform/run";
import { systemStaff } from "@/platform/system-staff";

const servers: ChildProcess[] = [];

/** A server's worker in a process of its own, ready to take jobs. */
async function startServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "db/testing/job-worker.ts"], {
    env: process.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  servers.push(child);
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the worker ended")));
  await Promise.race([once(child.stdout!, "data"), ended]);
  ended.catch(() => {});
  return child;
}

const schedule = command(
  { name: "test.schedule", may: "job.run", input: z.object({ account: z.uuid(), count: z.number().int() }) },
  async ({ tx, record }, { account, count }) => {
    const startAfter = new Date(Date.now() + 1000);
    for (let n = 1; n <= count; n += 1) await enqueue(tx, "deadline.unit", { account, n }, { startAfter });
    record({ subject: { kind: "test", id: count } });
    return {};
  },
);

const arrived = async () =>
  (await ownerSql()`select title from notices where title like '第 % 件'`).map((row) => row.title as string);
const unsettled = async () =>
  (
    await ownerSql()`select count(*)::int as n from pgboss.job where name = 'deadline.unit' and state <> 'completed'`
  )[0]!.n as number;

async function until(holds: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not within ${seconds} s`);
}

afterAll(async () => {
  for (const child of servers) child.kill("SIGKILL");
  await (await boss()).stop({ graceful: false });
});

test("two servers on one database: 200 scheduled notices arrive once each, also when one server is killed in the middle", async () => {
  const heping = await staffNamed("heping");
  const [first] = await Promise.all([startServer(), startServer()]);
  await schedule.as(systemStaff(), { account: heping.id, count: 200 });

  await until(async () => (await arrived()).length >= 60, 60);
  first!.kill("SIGKILL");
  const [orphans] =
    await ownerSql()`select count(*)::int as n from pgboss.job where name = 'deadline.unit' and state = 'active'`;
  expect(orphans!.n).toBeGreaterThan(0);

  await until(async () => (await unsettled()) === 0, 150);
  const titles = await arrived();
  expect(titles).toHaveLength(200);
  expect(new Set(titles).size).toBe(200);
  const [late] = await ownerSql()`select max(retry_count)::int as n from pgboss.job where name = 'deadline.unit'`;
  expect(late!.n).toBeGreaterThan(0);
}, 240_000);
