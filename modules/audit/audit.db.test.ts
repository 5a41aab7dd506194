import { expect, test } from "vitest";
import { staffNamed } from "@/db/testing/staff";
import { NotAllowed } from "@/platform/errors";
import { note } from "@/platform/run";
import { trail } from "./reads/trail";

test("审计员按天、结果、人员找得到每一条；别的角色一条也看不到", async () => {
  const [auditor, chaoyang, leader] = [
    await staffNamed("auditor"),
    await staffNamed("chaoyang"),
    await staffNamed("leader"),
  ];
  await note(chaoyang, "export.file", "ok", { subject: { kind: "export", id: "plan" }, note: "43 行" });
  await note(leader, "plan.report-progress", "refused", {
    subject: { kind: "verb", id: "plan.report-progress" },
    note: "只读",
  });
  const page = await trail.as(auditor, {});
  expect(page.counts.all).toBe(page.total);
  expect(page.counts.export).toBe(1);
  const refused = await trail.as(auditor, { outcome: "refused", q: leader.name });
  expect(refused.rows.map((row) => row.note)).toContain("只读");
  const [row] = refused.rows;
  const open = await trail.as(auditor, { sheet: String(row!.id) });
  expect(open.open?.requestId).toBe(row!.requestId);
  expect((await trail.as(auditor, { from: "2001-01-01", to: "2001-01-02" })).total).toBe(0);
  await expect(trail.as(chaoyang, {})).rejects.toThrow(NotAllowed);

  const streamed = await trail.stream(auditor, {});
  let rows = 0;
  for await (const batch of streamed.rows) rows += batch.length;
  expect(rows).toBe(streamed.page.total);
});
