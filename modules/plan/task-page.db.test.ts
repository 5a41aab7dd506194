import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotFound } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { entries } from "./reads/entries";
import { taskPage } from "./reads/task";

let city: Staff;
let haidian: Staff;
/** Tasks handed down to districts and reported by hand, in each kind. */
let tasks: { id: number; kind: string }[];

beforeAll(async () => {
  [city, haidian] = await Promise.all([staffNamed("city"), staffNamed("haidian")]);
  tasks = await ownerSql()<{ id: number; kind: string }[]>`select t.id, i.kind from tasks t
    join indicators i on i.key = t.indicator where (t.stand_in or t.source = 'manual') and exists
    (select 1 from allocations a where a.task_id = t.id) order by t.seq`;
});

test("分解到区的目标是这项任务自己的目标，合计与各单位相加一致", async () => {
  for (const { id, kind } of tasks) {
    const page = await taskPage.as(city, { id });
    const own = new Map(
      (
        await ownerSql()<{ unit: string; target: number | null }[]>`select unit_code as unit, target::float8 as target
          from allocations where task_id = ${id} and confirmed`
      ).map((row) => [row.unit, row.target]),
    );
    for (const share of page.shares) expect(share.target).toBe(own.get(share.code) ?? null);
    const add = (values: (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(add(page.shares.map((share) => share.numerator))).toBe(page.sum.numerator ?? 0);
    if (kind === "ratio") expect(add(page.shares.map((share) => share.denominator))).toBe(page.sum.denominator ?? 0);
    else expect(add(page.shares.map((share) => share.target))).toBe(page.sum.target ?? 0);
  }
});

test("分解表中的每个数都等于它打开的填报记录之和，按截止日期也一样", async () => {
  const { id } = tasks.find(({ kind }) => kind === "count")!;
  const now = await taskPage.as(city, { id });
  const middle = now.curve[Math.floor(now.curve.length / 3)]!.day;
  for (const asOf of [undefined, middle]) {
    const page = await taskPage.as(city, { id, asOf });
    for (const share of page.shares) {
      const list = await entries.as(city, { task: id, unit: share.code, own: share.own ? "1" : undefined, asOf });
      expect(list.sum.amount).toBe(share.numerator ?? 0);
    }
  }
});

test("别区的任务页与不存在的一样答复", async () => {
  const id = tasks[0]!.id;
  await expect(taskPage.as(haidian, { id, unit: "110105" })).rejects.toThrow(NotFound);
  await expect(taskPage.as(haidian, { id: 2_000_000_000 })).rejects.toThrow(NotFound);
});
