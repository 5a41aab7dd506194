import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { board } from "./reads/board";
import { planDesk } from "./reads/desk";
import { overview } from "./reads/overview";
import { planWaiting, toReport } from "./reads/to-report";
import { PlanSearch } from "./search";
import { leagueTable } from "./sheets";

beforeAll(async () => {
  await ownerSql()`truncate tasks, indicators, measures, aspects, progress_entries, follow_ups, figures, figures_now, figure_postings cascade`;
});

for (const account of ["city", "dept", "chaoyang", "heping", "leader"]) {
  test(`方案还没有导入：${account} 的各页都空着，没有灯，没有名次`, async () => {
    const staff = await staffNamed(account);
    const home = await overview.as(staff, {});
    expect(home).toMatchObject({ total: 0, strip: [], keyFigures: [] });
    expect(home.whole).toMatchObject({ n: 0, progress: null, light: null });
    expect(home.league.every((row) => row.rank === null && row.progress === null)).toBe(true);
    expect((await board.as(staff, PlanSearch.parse({}))).all).toBe(0);
    expect((await leagueTable.as(staff, {})).rows.length).toBe(home.league.length);
    expect(await planDesk.as(staff, {})).toMatchObject({ attention: [], nodes: [] });
    expect(await toReport.as(staff, {})).toEqual([]);
    expect(await planWaiting.as(staff, {})).toEqual({ decide: 0, report: 0 });
  });
}
