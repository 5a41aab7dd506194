import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { importProgress } from "@/modules/imports";
import { membershipDifferences } from "@/modules/membership/figures";
import { env } from "@/platform/env";
import { serve } from "./serve";
import type { Done, Order } from "./server";
import { movementBook } from "./workbooks";

const ROWS = 20_000;
const sql = ownerSql();
const dir = mkdtempSync(join(tmpdir(), "tuijintai-kill-"));
const path = join(dir, "movements.xlsx");
let server: ChildProcess | undefined;

beforeAll(async () => {
  await movementBook(sql, path, ROWS);
}, 120_000);

afterAll(() => {
  server?.kill("SIGKILL");
  rmSync(dir, { recursive: true });
});

async function started(): Promise<ChildProcess> {
  const { RUNTIME_DATABASE_URL, DEMO_TODAY } = env();
  const owner = process.env.TEST_OWNER_URL ?? "";
  server = await serve({ RUNTIME_DATABASE_URL, TEST_OWNER_URL: owner, DEMO_TODAY: DEMO_TODAY ?? "" });
  return server;
}

async function done(child: ChildProcess, order: Order): Promise<Done> {
  child.send(order);
  const [answer] = (await once(child, "message")) as [Done];
  expect(answer.said).toBeUndefined();
  return answer;
}

/** Kills the serving process as soon as its progress, read in this one, says that it is in the middle. */
async function killedInTheMiddle(child: ChildProcess, order: Order, token: string, phase: "judge" | "write") {
  const city = await staffNamed("city");
  const gone = once(child, "exit");
  child.send(order);
  for (;;) {
    const progress = await importProgress.as(city, { token });
    if (progress?.phase === phase && progress.done > 0) {
      expect(progress.total).toBeGreaterThanOrEqual(ROWS - 100);
      expect(progress.done).toBeLessThan(progress.total);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGKILL");
  await gone;
  // The database notices the silence of the dead at its next word.
  for (let busy = 1; busy > 0; ) {
    const [row] = await sql`select count(*)::int as busy from pg_stat_activity
      where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`;
    busy = row!.busy;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const state = async () =>
  (
    await sql`select (select count(*)::int from import_batches where ledger = 'membership') as batches,
      (select count(*)::int from import_rows r join import_batches b on b.id = r.batch_id where b.ledger = 'membership') as rows,
      (select count(*)::int from movements where batch_id is not null) as movements,
      (select count(*)::int from figure_postings) as postings`
  )[0]!;

test("服务进程在核对和入账的中途被强行结束：要么全有要么全无，之后照常继续；同一文件再送不重复", {
  timeout: 300_000,
}, async () => {
  const before = await state();
  const upload: Order = { ledger: "movements", step: "upload", path, batch: 0, token: "kill-upload" };
  await killedInTheMiddle(await started(), upload, "kill-upload", "judge");
  expect(await state()).toEqual(before);

  const { batch } = await done(await started(), upload);
  const uploaded = await state();
  expect(uploaded).toMatchObject({ batches: before.batches + 1, movements: before.movements });
  const accept: Order = { ...upload, step: "accept", batch };
  await killedInTheMiddle(server!, accept, `batch:${batch}`, "write");
  expect(await state()).toEqual(uploaded);
  expect((await sql`select state from import_batches where id = ${batch}`)[0]).toEqual({ state: "preview" });
  expect(await membershipDifferences(sql)).toBe(0);

  await done(await started(), accept);
  const [{ counts }] = (await sql`select counts from import_batches where id = ${batch}`) as [
    { counts: { added: number; refuse: number } },
  ];
  expect(counts.added + counts.refuse).toBe(ROWS);
  expect((await state()).movements).toBe(before.movements + counts.added);
  expect(await membershipDifferences(sql)).toBe(0);

  const again = await done(server!, upload);
  const [second] = await sql`select counts from import_batches where id = ${again.batch}`;
  expect(second!.counts).toMatchObject({ add: 0, change: 0, same: counts.added });
  await done(server!, { ...accept, step: "undo" });
  expect(await membershipDifferences(sql)).toBe(0);
});
