import { afterAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { Refusal } from "@/platform/errors";
import { boss } from "@/platform/jobs";
import { jobBoard } from "./reads/board";
import { retry } from "./writes/retry";

afterAll(async () => (await boss()).stop({ graceful: false }));

test("the system administrator sees failed jobs with their reason and puts them back; what they hold is not shown", async () => {
  const sql = ownerSql();
  const sysadmin = await staffNamed("sysadmin");
  const queue = await boss();
  const id = await queue.send("notice.robot", { unit: "110105" });
  await sql`update pgboss.job set state = 'failed', started_on = now(), completed_on = now(), retry_count = 7,
    output = '{"message": "连不上企业微信"}' where id = ${id}`;
  const page = await jobBoard.as(sysadmin, { state: "failed" });
  expect(page.total).toBe(1);
  expect(page.rows[0]).toMatchObject({
    name: "notice.robot",
    state: "failed",
    attempts: 8,
    most: 8,
    fault: "连不上企业微信",
  });
  expect(JSON.stringify(page.rows)).not.toContain("110105");
  const hours = Object.fromEntries(page.schedules.map(({ name, next }) => [name, next?.toISOString().slice(11, 16)]));
  expect(hours).toMatchObject({ "board.purge": "19:10", "deadline.daily": "23:30", "notice.digests": "00:00" });

  await retry.as(sysadmin, { id: id!, name: "notice.robot" });
  expect((await jobBoard.as(sysadmin, { state: "failed" })).total).toBe(0);
  await expect(retry.as(sysadmin, { id: id!, name: "notice.robot" })).rejects.toThrow(Refusal);
  const [row] = await sql`select state, retry_limit from pgboss.job where id = ${id}`;
  expect(row).toEqual({ state: "retry", retry_limit: 8 });
});
