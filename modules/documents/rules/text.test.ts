import { describe, expect, test } from "vitest";
import type { Status } from "@/vocab/status";
import { changedFigures, changeNote } from "./changed-figures";
import type { ChildFact, Facts, TaskFact } from "./facts";
import { overallText } from "./overall";
import { nextParagraphs, problemsText } from "./problems";
import { rankingText } from "./ranking";
import { briefingSections, progressSections } from "./sections";
import { countedOff, itemised, names, share } from "./words";

const none: Record<Status, number> = {
  done: 0,
  on_track: 0,
  at_risk: 0,
  behind: 0,
  overdue: 0,
  not_started: 0,
  no_target: 0,
};

const task = (more: Partial<TaskFact> = {}): TaskFact => ({
  seq: 33,
  name: "新建服务阵地数",
  kind: "count",
  unitName: "家",
  lead: "各区总工会",
  actual: 2416,
  target: 3920,
  status: "on_track",
  progress: 2416 / 3920,
  expected: 0.6,
  due: "2022-12-31",
  daysLate: null,
  running: true,
  before: null,
  forecast: null,
  ...more,
});

const child = (name: string, more: Partial<ChildFact> = {}): ChildFact => ({
  name,
  rank: 1,
  change: null,
  progress: 0.7,
  light: "on_track",
  overdue: 0,
  ...more,
});

const facts = (more: Partial<Facts> = {}): Facts => ({
  month: "2022-06",
  asOf: "2022-06-30",
  unit: { title: "北京市总工会", level: "city" },
  plan: { title: "实施方案", aspects: 4, measures: 10, passed: 0.634 },
  backing: 0,
  counts: none,
  whole: { n: 1, progress: 0.64, expected: 0.66, before: null },
  tasks: [],
  children: [],
  unreported: null,
  terms: { answer: "2022-07-13", plan: "2022-07-20" },
  told: null,
  ...more,
});

describe("总体进展", () => {
  test("各状态只说有的，计数与任务表一致", () => {
    const text = overallText(
      facts({ tasks: [task(), task({ seq: 34 })], counts: { ...none, on_track: 1, overdue: 1 }, backing: 1 }),
    );
    expect(text).toContain("《方案》4个方面10项措施共分解任务1项，另有组织保障1项，共2项。");
    expect(text).toContain("截至目前正常推进1项，逾期1项。");
    expect(text).not.toMatch(/滞后|预警|未开始/);
  });

  test("比较上月：提高、下降，差不到0.1个百分点不说", () => {
    const at = (before: number) => overallText(facts({ whole: { n: 1, progress: 0.64, expected: 0.66, before } }));
    expect(at(0.61)).toContain("全市综合完成率64.0%（计1项），应达66.0%，较上月提高3.0个百分点。");
    expect(at(0.65)).toContain("较上月下降1.0个百分点");
    expect(at(0.6401)).not.toContain("较上月");
  });

  test("重点指标：数量写完成率和本月新增，比率写目标和百分点", () => {
    const text = overallText(
      facts({
        tasks: [
          task({ before: { actual: 2400, status: "on_track" } }),
          task({
            seq: 9,
            name: "应建会企业建会率",
            kind: "ratio",
            unitName: "%",
            actual: 4830,
            target: 5500,
            progress: 0.878,
            before: { actual: 4470, status: "overdue" },
          }),
        ],
      }),
    );
    expect(text).toContain("建会方面，应建会企业建会率为48.3%，未达到目标55.0%，较上月提高3.6个百分点。");
    expect(text).toContain("阵地方面，新建服务阵地数2,416家，完成目标3,920家的61.6%，本月新增16家。");
  });

  test("预测只对还在推进的说", () => {
    const ahead = { pacePerWeek: 47.5, neededPerWeek: 59.1, metOn: "2023-02-13", impossible: false, lateDays: 44 };
    const sentence = "按本月进度预计2023年2月13日完成，晚于时限44天，每周需由47.5家提高到59.1家";
    expect(overallText(facts({ tasks: [task({ forecast: ahead })] }))).toContain(sentence);
    expect(overallText(facts({ tasks: [task({ forecast: ahead, status: "overdue" })] }))).not.toContain("预计");
    const never = { ...ahead, metOn: null, lateDays: null, impossible: true };
    expect(overallText(facts({ tasks: [task({ forecast: never })] }))).toContain("按本月进度无法完成");
  });

  test("没有数的指标和未启用的台账不成句", () => {
    expect(overallText(facts({ tasks: [task({ actual: null })] }))).not.toContain("阵地方面");
    expect(overallText(facts({ tasks: [task({ running: false })] }))).not.toContain("阵地方面");
  });

  test("本月新完成的点名", () => {
    const done = task({ status: "done", before: { actual: 1, status: "behind" } });
    const old = task({ seq: 34, status: "done", before: { actual: 1, status: "done" } });
    expect(overallText(facts({ tasks: [done, old] }))).toContain("本月新完成任务1项：“新建服务阵地数”。");
  });
});

describe("排名", () => {
  const seven = Array.from({ length: 7 }, (_, at) => child(`第${at + 1}区`, { rank: at + 1, progress: 0.9 - at / 10 }));

  test("前三、后三、灯和升降", () => {
    const rows = seven.map((row, at) => ({
      ...row,
      change: at === 0 ? 2 : at === 6 ? -3 : 0,
      light: at === 6 ? ("behind" as const) : row.light,
    }));
    expect(rankingText(facts({ children: rows }))).toBe(
      "综合完成率居前三位的是第1区（90.0%）、第2区（80.0%）、第3区（70.0%）；居后三位的是第5区（50.0%）、第6区（40.0%）、第7区（30.0%）。列为滞后的是第7区。与上期相比，位次上升最多的是第1区（上升2位），下降最多的是第7区（下降3位）。",
    );
  });

  test("单位少时依次列出，没有名次的不列，没有可排的不成段", () => {
    const text = rankingText(
      facts({ children: [...seven.slice(0, 3), child("缺区", { rank: null, progress: null })] }),
    );
    expect(text).toBe("综合完成率由高到低依次为第1区（90.0%）、第2区（80.0%）、第3区（70.0%）。");
    expect(rankingText(facts({ children: [child("缺区", { rank: null, progress: null })] }))).toBe("");
  });
});

describe("存在问题和下一步", () => {
  test("没有问题就没有这一段", () => {
    expect(problemsText(facts({ tasks: [task()] }))).toBe("");
    expect(itemised(nextParagraphs(facts({ tasks: [task()] })))).toBe("");
    expect(briefingSections(facts({ tasks: [task()] })).find(({ key }) => key === "problems")?.text).toBe("");
  });

  test("逾期按天数、滞后按差距排列，一是二是依次编号", () => {
    const text = problemsText(
      facts({
        tasks: [
          task({ name: "甲", status: "overdue", daysLate: 3 }),
          task({ name: "乙", status: "overdue", daysLate: 90, lead: "" }),
          task({ name: "丙", status: "behind", progress: 0.5, expected: 0.6 }),
          task({ name: "丁", status: "behind", progress: 0.1, expected: 0.6 }),
        ],
        children: [child("东城区", { overdue: 3 }), child("西城区", { overdue: 1 })],
        unreported: { expected: 17, names: ["房山区"] },
      }),
    );
    expect(text).toBe(
      "一是逾期任务2项，为“乙”（逾期90天）、“甲”（逾期3天，各区总工会牵头）。二是滞后任务2项，差距较大的是“丁”（完成率10.0%，应达60.0%）、“丙”（完成率50.0%，应达60.0%）。三是逾期任务集中在东城区、西城区，共4项次。四是应报送月度报告的17个区中，1个区缺报，为房山区。",
    );
  });

  test("只有一条时不编号", () => {
    expect(problemsText(facts({ tasks: [task({ name: "甲", status: "overdue", daysLate: 3, lead: "" })] }))).toBe(
      "逾期任务1项，为“甲”（逾期3天）。",
    );
  });

  test("下一步只对有的问题提要求，期限按工作日给定", () => {
    const text = itemised(
      nextParagraphs(
        facts({
          tasks: [task({ status: "overdue", daysLate: 3 }), task({ name: "近", due: "2022-07-15", status: "at_risk" })],
          children: [child("房山区", { light: "behind" })],
          unreported: { expected: 17, names: ["房山区"] },
        }),
      ),
    );
    expect(text.split("\n")).toEqual([
      "（一）逾期任务限期整改。7月13日前，1项逾期任务的牵头单位报送整改措施和完成日期，列入督办，逐项销号。",
      "（二）落后单位加快补进度。7月20日前，房山区提交补进度计划，逐月销账。",
      "（三）缺报单位限期补报。1个区于7月13日前补报。",
      "（四）近期任务按时办结。一个月内到期任务1项：“近”（7月15日）。",
    ]);
  });

  test("进展报告先写本单位填报的内容，没有填报就没有主要做法", () => {
    const street = { title: "和平街街道总工会", level: "street" as const };
    const told = { did: "上门走访", problems: "人手不足", next: "" };
    const at = (more: Partial<Facts>) =>
      Object.fromEntries(progressSections(facts({ unit: street, ...more })).map(({ key, text }) => [key, text]));
    expect(at({ told }).did).toBe("上门走访");
    expect(at({ told, tasks: [task({ status: "overdue", daysLate: 1 })] }).problems).toBe(
      "人手不足\n逾期任务1项，为“新建服务阵地数”（逾期1天）。",
    );
    expect(at({}).did).toBe("");
  });
});

describe("改动的数字", () => {
  test("改字不提示，改数、删数、加数都提示", () => {
    const before = "已完成20项，完成率84.8%，截至2022年6月30日。";
    expect(changedFigures(before, "截至2022年6月30日，完成20项（84.8%）。")).toEqual({ gone: [], added: [] });
    expect(changedFigures(before, before.replace("84.8%", "85.8%"))).toEqual({ gone: ["84.8%"], added: ["85.8%"] });
    expect(changedFigures(before, before.replace("6月30日", "6月3日"))).toEqual({
      gone: ["2022年6月30日"],
      added: ["2022年6月3日"],
    });
    expect(changeNote("总体进展", changedFigures(before, ""))).toBe(
      "“总体进展”中的数字与统计结果不同：少了20、84.8%、2022年6月30日",
    );
    expect(changeNote("总体进展", { gone: [], added: [] })).toBeNull();
  });

  test("同一个数出现两次，删去一次也算改动；全角数字与半角相同", () => {
    expect(changedFigures("3项、3项", "3项").gone).toEqual(["3"]);
    expect(changedFigures("3,456家", "３,456家")).toEqual({ gone: [], added: [] });
  });
});

describe("词句", () => {
  test("未满的不写成100%", () => {
    expect([share(0.99996), share(1), share(1.025), share(0)]).toEqual(["99.9%", "100%", "102.5%", "0.0%"]);
  });

  test("名单过长时写等几个；空的不编号", () => {
    expect(names(["甲", "乙", "丙"], 2, "个区")).toBe("甲、乙等3个区");
    expect(countedOff([null, "甲。", null])).toBe("甲。");
    expect(itemised([null, "甲。", "乙。"])).toBe("（一）甲。\n（二）乙。");
  });
});
