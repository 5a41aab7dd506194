import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { readWord } from "@/db/testing/word";
import { board, publishMonth, type Reported } from "@/modules/plan";
import { PlanSearch } from "@/modules/plan/search";
import { leagueTable } from "@/modules/plan/sheets";
import { NotAllowed, NotFound, Refusal } from "@/platform/errors";
import { grantsOf } from "@/platform/may";
import { command } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import { statusLabels } from "@/vocab/status";
import { briefingFile, documentFile, documentList, documentOne, orderFile } from ".";
import type { SectionKey } from "./rules/sections";
import { count, lastDay, share } from "./rules/words";
import { DocumentSearch } from "./search";
import { draftDocument } from "./writes/draft";
import { discardDocument, editDocument, refreshDocument } from "./writes/edit";
import { issueDocument, issueOrder, issueProgress } from "./writes/issue";
import { verifyDocument } from "./writes/verify";

const month = "2022-06";
const asOf = "2022-06-30";
let staff: Record<string, Staff>;

const close = command({ name: "test.close", may: "report.close", input: z.object({}) }, async (context) => {
  const rows = await ownerSql()`select unit_code as unit, indicator, sum(value)::float8 as value from figures
    where day <= ${asOf} group by 1, 2`;
  const reported: Reported[] = rows.map(({ unit, indicator, value }) => ({ unit, indicator, value }));
  await publishMonth(context, lastDay(month), reported);
  context.record({ subject: { kind: "month", id: asOf } });
});

beforeAll(async () => {
  const accounts = ["city", "chaoyang", "heping", "haidian", "leader", "dept"];
  staff = Object.fromEntries(await Promise.all(accounts.map(async (name) => [name, await staffNamed(name)])));
});

const who = (name: string): Staff => staff[name]!;
const page = (name: string, id: number) => documentOne.as(who(name), { id });

async function textOf(name: string, id: number) {
  const { row, text } = await page(name, id);
  const parts: Partial<Record<SectionKey, string>> = Object.fromEntries(
    text!.sections.map((part) => [part.key, part.text]),
  );
  return { id, version: row.version, to: text!.to, copies: text!.copies, ...parts };
}

const sentence = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).message;
};

describe("通报", () => {
  let id: number;
  let number: string;

  test("没有定稿的月份可以起草，不能印发；一月一稿；街道不发通报", async () => {
    ({ id } = await draftDocument.as(who("city"), { kind: "briefing", month }));
    expect(await sentence(issueDocument.as(who("city"), { id, version: 1 }))).toContain("2022年6月份还没有定稿");
    expect(await sentence(draftDocument.as(who("city"), { kind: "briefing", month }))).toContain("已有草稿");
    expect(await sentence(draftDocument.as(who("city"), { kind: "briefing", month: "2022-07" }))).toContain(
      "还没有结束",
    );
    expect(await sentence(draftDocument.as(who("heping"), { kind: "briefing", month }))).toContain("街道（乡镇）");
    const draft = readWord((await documentFile.as(who("city"), { id })).bytes);
    expect(draft.headers).toContain("演示数据");
    expect(draft.headers).toContain("草稿");
  });

  test("草稿只有本单位范围看得到，别的单位改不了", async () => {
    await expect(page("chaoyang", id)).rejects.toBeInstanceOf(NotFound);
    expect((await page("leader", id)).mine).toBe(false);
    const { rows } = await documentList.as(who("chaoyang"), DocumentSearch.parse({}));
    expect(rows.filter((row) => row.unitCode === "11").map(({ state }) => state)).not.toContain("draft");
    expect(rows.map((row) => row.id)).not.toContain(id);
    await expect(discardDocument.as(who("chaoyang"), { id, version: 1 })).rejects.toBeInstanceOf(NotFound);
  });

  test("改字可以，改数要勾选确认；两人同时改，后来的被告知", async () => {
    const input = await textOf("city", id);
    await editDocument.as(who("city"), { ...input, overall: `${input.overall}\n请各单位对照检查。` });
    expect((await page("city", id)).notes).toEqual([]);
    expect(await sentence(editDocument.as(who("city"), input))).toContain("请刷新后再改");
    const next = await textOf("city", id);
    await editDocument.as(who("city"), { ...next, next: "（一）7月31日前，逐项销号。" });
    expect((await page("city", id)).notes[0]).toMatch(/“下一步工作”中的数字与统计结果不同.*多了7月31日/);
  });

  test("定稿后更新数字再印发：编号、存档、不再变；改过的段落保留", async () => {
    await close.as(who("city"), {});
    const { version } = (await page("city", id)).row;
    const fresh = await refreshDocument.as(who("city"), { id, version });
    expect(fresh.changed).toBe(true);
    expect(await sentence(issueDocument.as(who("city"), { id, version: version + 1 }))).toContain("请核对");
    const twice = [1, 2].map(() => issueDocument.as(who("city"), { id, version: version + 1, confirmed: "on" }));
    const results = await Promise.allSettled(twice);
    expect(results.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const { row, text } = await page("city", id);
    const [{ n }] =
      (await ownerSql()`select count(*)::int as n from documents where series = '11:briefing' and year = 2022`) as unknown as [
        { n: number },
      ];
    number = `京工新业态通报〔2022〕${n}号`;
    expect(row).toMatchObject({ state: "issued", number, issuedOn: "2022-07-06", asOf });
    expect(text?.sections.find(({ key }) => key === "next")?.text).toBe("（一）7月31日前，逐项销号。");
    expect(await sentence(editDocument.as(who("city"), { ...(await textOf("city", id)) }))).toContain(
      "已印发，不能再改",
    );
    expect(await sentence(discardDocument.as(who("city"), { id, version: row.version }))).toContain("已印发");
  }, 90_000);

  test("文件里的每个数都是定稿的数：排名表、重点指标、任务明细逐格核对", async () => {
    const { tables, paragraphs, footers, xml } = readWord((await documentFile.as(who("city"), { id })).bytes);
    const league = await leagueTable.as(who("city"), { asOf });
    const tasks = await board.as(who("city"), PlanSearch.parse({ asOf, size: 500 }));
    const rate = (value: number | null) => (value === null ? "—" : share(value).replace("%", ""));
    const body = (at: number) =>
      tables[at]!.filter(({ head }) => !head).map(({ cells }) => cells.map(({ text }) => text));
    expect(
      body(0)
        .slice(0, -1)
        .map((cells) => [0, 1, 2, 3, 5, 6, 7, 8, 9, 10].map((at) => cells[at])),
    ).toEqual(
      league.rows.map((r) => [
        ...[String(r.rank ?? "—"), r.name, rate(r.progress), rate(r.expected), String(r.n), String(r.counts.done ?? 0)],
        ...[String(r.counts.behind ?? 0), String(r.overdue), rate(r.timeliness), r.light ? statusLabels[r.light] : "—"],
      ]),
    );
    const joins = tasks.rows.find(({ seq }) => seq === 18)!;
    const city = body(1).at(-1)!;
    expect([city[5], city[6], city[7]]).toEqual([count(joins.target!), count(joins.actual!), rate(joins.progress)]);
    expect(body(2).at(-1)!.slice(1, 2)).toEqual([String(tasks.all)]);
    const figure = (value: number | null, kind: string, missing: string) =>
      value === null
        ? missing
        : kind === "count"
          ? count(value)
          : kind === "money"
            ? count(value / 1_000_000)
            : rate(value / 10_000);
    expect(
      body(3)
        .filter((cells) => cells.length > 1)
        .map((cells) => [0, 4, 5, 6, 7, 8, 9].map((at) => cells[at])),
    ).toEqual(
      tasks.rows.map((r) => [
        ...[
          r.code,
          figure(r.target, r.kind, "未定"),
          figure(r.actual, r.kind, "缺"),
          rate(r.progress),
          rate(r.expected),
        ],
        ...[r.due ?? "持续推进", statusLabels[r.status]],
      ]),
    );
    const text = paragraphs.map((paragraph) => paragraph.text).join("\n");
    expect(text).toContain(`已完成${tasks.counts.done}项`);
    expect(text).toContain(`共${tasks.all}项`);
    expect(text).toContain(number);
    expect(footers).toContain("—");
    expect(
      tables.slice(0, 4).every((table) => table.some(({ head }) => head) && table.every(({ whole }) => whole)),
    ).toBe(true);
    expect(tables[1]![0]!.cells.map(({ across }) => across)).toEqual([1, 1, 4, 4, 4]);
    // A4, 天头 37 mm, 订口 28 mm, and the type area's other sides.
    expect(xml).toMatch(/w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  });

  test("此后补录不改已印发的文件；下级和部门看得到，导出通报给的就是它", async () => {
    const before = await documentFile.as(who("city"), { id });
    const [task] = await ownerSql()`select indicator from tasks where seq = 18`;
    await ownerSql()`insert into figures (indicator, unit_code, day, value) values (${task!.indicator}, '110105', '2022-06-29', 5)
      on conflict (indicator, unit_code, day) do update set value = figures.value + 5`;
    for (const name of ["chaoyang", "heping", "dept", "leader"]) {
      const file = await documentFile.as(who(name), { id });
      expect(Buffer.compare(file.bytes, before.bytes), name).toBe(0);
    }
    const exported = await briefingFile.as(who("heping"), {});
    expect(Buffer.compare(exported.bytes, before.bytes)).toBe(0);
    expect((await page("city", id)).row.checksum).toBe(createHash("sha256").update(before.bytes).digest("hex"));
  });

  test("核验：原文件一致，改一个字节就不一致，别的文件说是哪一号", async () => {
    const { bytes } = await documentFile.as(who("heping"), { id });
    const file = (content: Uint8Array) => new File([new Uint8Array(content)], "通报.docx");
    expect(await verifyDocument.as(who("heping"), { id, file: file(bytes) })).toMatchObject({ number });
    const changed = Uint8Array.from(bytes);
    changed[changed.length - 1]! ^= 1;
    expect(await sentence(verifyDocument.as(who("heping"), { id, file: file(changed) }))).toContain("不一致");
    const second = await draftDocument.as(who("chaoyang"), { kind: "briefing", month });
    const own = await issueDocument.as(who("chaoyang"), { id: second.id, version: 1 });
    expect(own.number).toMatch(/^朝阳工新业态通报〔2022〕\d+号$/);
    expect(await sentence(verifyDocument.as(who("chaoyang"), { id: second.id, file: file(bytes) }))).toContain(
      `这是 ${number}`,
    );
  });
});

test("进展报告：区和街道各写各的，本单位填报的内容写在前面", async () => {
  await ownerSql()`insert into reports (unit_code, unit_name, period, cadence, month, starts_on, ends_on, due_on, state, did)
    values ('110105007', '和平街街道', ${month}, 'month', ${month}, '2022-06-01', ${asOf}, '2022-07-07', 'submitted', '上门走访快递网点。')
    on conflict (unit_code, period) do update set state = 'submitted', did = excluded.did`;
  const { id } = await draftDocument.as(who("heping"), { kind: "progress", month });
  await issueProgress.as(who("heping"), { id, version: 1 });
  const { paragraphs, tables } = readWord((await documentFile.as(who("heping"), { id })).bytes);
  const text = paragraphs.map((paragraph) => paragraph.text);
  expect(text).toContain("二、主要做法");
  expect(text).toContain("上门走访快递网点。");
  expect(text.join("")).toContain("和平街街道总工会关于2022年6月份");
  expect(tables).toHaveLength(2);
  await expect(page("haidian", id)).rejects.toBeInstanceOf(NotFound);
  expect((await page("chaoyang", id)).row.number).toMatch(/^和平街工新业态报〔2022〕\d+号$/);
});

/** What a wrong line of code could try under the reports' permission. */
const seal = command(
  { name: "test.seal", may: "report.write", input: z.object({ id: z.number() }) },
  async ({ tx, record }, { id }) => {
    await tx.execute(
      sql`update documents set state = 'issued', file = 'x', checksum = 'x', issued_on = now() where id = ${id}`,
    );
    record({ subject: { kind: "document", id } });
  },
);

test("经办起草本单位的文稿，印发本单位的进展报告；通报由审核印发，数据库也这样认", async () => {
  const officer = { ...who("chaoyang"), roles: ["officer" as const], may: grantsOf(["officer"]) };
  const { id } = await draftDocument.as(officer, { kind: "briefing", month: "2022-05" });
  expect(await documentOne.as(officer, { id })).toMatchObject({ mine: true, issues: false });
  await expect(issueDocument.as(officer, { id, version: 1 })).rejects.toBeInstanceOf(NotAllowed);
  expect(await sentence(issueProgress.as(officer, { id, version: 1 }))).toBe("通报由本单位的审核人员印发");
  expect(await sentence(seal.as(officer, { id }))).toContain("写入范围");
  await discardDocument.as(officer, { id, version: 1 });

  const own = await draftDocument.as(officer, { kind: "progress", month });
  expect(await documentOne.as(officer, { id: own.id })).toMatchObject({ mine: true, issues: true });
  await issueProgress.as(officer, { id: own.id, version: 1 });
  await expect(draftDocument.as(who("leader"), { kind: "progress", month })).rejects.toBeInstanceOf(NotAllowed);
});

test("督办单：由下达单位签发，承办单位看得到，各栏是事项此刻的内容", async () => {
  const [row] =
    await ownerSql()`select id, unit_code, body from follow_ups where issuer_unit = '11' and no is not null and unit_code not like '110108%' limit 1`;
  const { tables } = readWord((await orderFile.as(who("city"), { id: row!.id })).bytes);
  const cells = tables[0]!.flatMap((line) => line.cells.map(({ text }) => text));
  for (const label of [
    "督办事项",
    "事项来源",
    "督办级别",
    "办结时限",
    "牵头单位",
    "协办单位",
    "办理要求",
    "落实情况",
    "审核意见",
  ])
    expect(cells).toContain(label);
  expect(cells.join("")).toContain(String(row!.body).split("\n")[0]);
  const issued = await issueOrder.as(who("city"), { followUp: row!.id });
  expect((await page("city", issued.id)).row).toMatchObject({
    kind: "order",
    state: "issued",
    toUnit: row!.unit_code,
  });
  await expect(page("haidian", issued.id)).rejects.toBeInstanceOf(NotFound);
});
