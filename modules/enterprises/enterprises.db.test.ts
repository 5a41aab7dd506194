import { beforeAll, describe, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotFound, Refusal } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { rebuildEnterpriseFigures } from "./figures";
import { enterpriseFunnel } from "./reads/funnel";
import { enterpriseOne } from "./reads/one";
import { enterpriseRoster } from "./reads/roster";
import { setFloatingUnion } from "./writes/floating";
import { freezeList } from "./writes/freeze-list";
import { moveStage } from "./writes/move";
import { addRecord, voidRecord } from "./writes/records";
import { editEnterprise, registerEnterprise } from "./writes/register";
import { noteContact, setSeat } from "./writes/seats";
import { stallEnterprise, unstallEnterprise } from "./writes/stall";

let city: Staff;
let chaoyang: Staff;
let heping: Staff;
let haidian: Staff;
let HEPING: string;

beforeAll(async () => {
  city = await staffNamed("city");
  chaoyang = await staffNamed("chaoyang");
  heping = await staffNamed("heping");
  haidian = await staffNamed("haidian");
  HEPING = heping.unit.code;
});

const form = (more: Record<string, unknown> = {}) => ({
  ...{ name: `北京试验${Math.random().toString(36).slice(2)}有限公司`, kind: "subsidiary", unit: HEPING },
  ...{ workers: "200", members: "60", party: "on", on: "2022-01-10" },
  ...more,
});
const register = async (staff: Staff, more: Record<string, unknown> = {}) =>
  (await registerEnterprise.as(staff, form(more) as never)).id;
const versionOf = async (id: number): Promise<number> =>
  (await ownerSql()`select version from enterprises where id = ${id}`)[0]!.version;
const move = async (staff: Staff, id: number, stage: string, on: string, more: Record<string, unknown> = {}) =>
  moveStage.as(staff, { id, version: await versionOf(id), stage, on, evidence: [], ...more } as never);
const figure = async (indicator: string): Promise<number> =>
  (
    await ownerSql()`select coalesce(sum(value), 0)::int as n from figures_now where indicator = ${indicator} and unit_code = ${HEPING}`
  )[0]!.n;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => (error instanceof Refusal ? error.objection : { message: String(error) }),
  );
/** Figures of this ledger, as they stand and as the rows alone amount to. */
const sums = async () => ({
  days: [
    ...(await ownerSql()`select indicator, unit_code, day::text, value::int from figures where indicator like 'enterprises.%' and value <> 0 order by 1, 2, 3`),
  ],
  now: [
    ...(await ownerSql()`select indicator, unit_code, value::int from figures_now where indicator like 'enterprises.%' and value <> 0 order by 1, 2`),
  ],
});
async function expectRebuilt() {
  const kept = await sums();
  await ownerSql().begin((tx) => rebuildEnterpriseFigures(tx));
  expect(await sums()).toEqual(kept);
}

test("演示数据：24 家头部企业，各区都有家族企业，阶段日期不晚于今天、不倒流", async () => {
  const [row] = await ownerSql()`select count(*)::int as n, count(*) filter (where kind = 'head')::int as heads,
    count(distinct left(unit_code, 6))::int as districts from enterprises`;
  expect(row).toMatchObject({ n: 1304, heads: 24, districts: 17 });
  const [bad] =
    await ownerSql()`select count(*)::int as n from (select "on", lag("on") over (partition by enterprise_id order by id) as before
    from enterprise_stages) s where "on" < before or "on" > '2022-07-06'`;
  expect(bad!.n).toBe(0);
  await expectRebuilt();
});

describe("登记与推进", () => {
  test("一步步推进到已建会：漏斗、指标、时间线和变更记录都变", async () => {
    const organised = await figure("enterprises.organised");
    const family = await figure("enterprises.family");
    const id = await register(heping);
    const [list] = await ownerSql()`select count(*)::int as n from enterprise_lists`;
    expect(list!.n).toBe(1);
    for (const [stage, on] of [
      ["contacted", "2022-02-01"],
      ["qualified", "2022-02-10"],
      ["preparing", "2022-03-01"],
      ["approving", "2022-03-02"],
      ["established", "2022-04-01"],
    ])
      await move(heping, id, stage!, on!);
    expect(await figure("enterprises.family")).toBe(family + 1);
    // The frozen list does not name it, so 建会率 stays.
    expect(await figure("enterprises.organised")).toBe(organised);
    const page = await enterpriseOne.as(heping, { id });
    expect(page.stages.map((event) => event.stage)).toEqual([
      "surveyed",
      "contacted",
      "qualified",
      "preparing",
      "approving",
      "established",
    ]);
    expect(page.history[0]!.detail).toContain("报批 → 已建会");
    await expect(move(heping, id, "operating", "2022-05-01")).rejects.toThrow("规范运行须先登记");
    const { record } = await addRecord.as(heping, {
      ...{ id, kind: "consultation", on: "2022-04-20", step: "signed", subjects: ["报酬规则"], workers: "180" },
      evidence: [],
    } as never);
    const agreements = await figure("enterprises.agreements");
    await move(heping, id, "operating", "2022-05-01");
    await voidRecord.as(heping, { record, reason: "误登" });
    expect(await figure("enterprises.agreements")).toBe(agreements - 1);
    await expectRebuilt();
  });

  test("同一家企业两人同时推进：一人成功，另一人被告知是谁、什么时候", async () => {
    const id = await register(heping);
    const version = await versionOf(id);
    const go = (staff: Staff) =>
      refusal(moveStage.as(staff, { id, version, stage: "contacted", on: "2022-02-01", evidence: [] } as never));
    const answers = await Promise.all([go(heping), go(chaoyang)]);
    const lost = answers.filter((answer) => answer !== null);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ conflict: true });
    expect(lost[0]!.message).toMatch(/已由.+于 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 修改，现为“对接联系”/);
    expect((await enterpriseOne.as(heping, { id })).stages).toHaveLength(2);
  });

  test("退回写明原因；不具备条件的下属企业推不动，头部企业写明理由可以", async () => {
    const id = await register(heping, { members: "3" });
    await move(heping, id, "qualified", "2022-02-01");
    expect(await refusal(move(heping, id, "preparing", "2022-03-01"))).toMatchObject({ field: "stage" });
    expect(await refusal(move(heping, id, "contacted", "2022-03-01"))).toMatchObject({ field: "reason" });
    await move(heping, id, "contacted", "2022-03-01", { reason: "会员流失" });
    const head = await register(heping, { kind: "head", category: "express", party: "" });
    await move(heping, head, "preparing", "2022-03-01", { reason: "总部在京，先行建会" });
    expect((await enterpriseOne.as(heping, { id: head })).warnings).toEqual([]);
  });

  test("受阻须有原因和跟进；推进即解除", async () => {
    const id = await register(heping);
    const held = async () => ({ id, version: await versionOf(id), on: "2022-02-01" });
    const { followUp } = await stallEnterprise.as(heping, {
      ...{ ...(await held()), reason: "负责人更换", body: "重新对接", dueOn: "2999-01-01" },
    } as never);
    expect((await enterpriseOne.as(heping, { id })).followUps.map((one) => one.id)).toEqual([followUp]);
    expect((await enterpriseRoster.as(heping, { stalled: "1" })).rows.map((row) => row.id)).toContain(id);
    await unstallEnterprise.as(heping, { ...(await held()), reason: "已对接" } as never);
    expect((await enterpriseOne.as(heping, { id })).row.stalledOn).toBeNull();
  });

  test("同名或同一信用代码先提醒一次，确认后可登记；本单位之外只说有，不说在哪里", async () => {
    const name = "北京同名试验有限公司";
    const creditCode = "91110105MA01ABCD2X";
    await register(heping, { name, creditCode });
    expect(await refusal(register(heping, { name }))).toMatchObject({ field: "name" });
    expect(await refusal(register(heping, { creditCode }))).toMatchObject({ field: "creditCode" });
    const elsewhere = await refusal(register(haidian, { name, unit: "110108" }));
    expect(elsewhere!.message).toBe("其他单位已登记过同名或同一信用代码的企业；确为另一家，请勾选“仍要登记”");
    await register(haidian, { name, unit: "110108", confirmed: "on" });
  });

  test("家族树不成环；换上级时整支跟过去，别的单位登记的也一样", async () => {
    const a = await register(city, { kind: "head", category: "platform", unit: "110108", name: "北京甲试验有限公司" });
    const b = await register(chaoyang, { parent: "北京甲试验有限公司", name: "北京乙试验有限公司" });
    const c = await register(haidian, { parent: "北京乙试验有限公司", unit: "110108", name: "北京丙试验有限公司" });
    const head = async (id: number) =>
      (await ownerSql()`select head_id, category from enterprises where id = ${id}`)[0];
    expect(await head(c)).toEqual({ head_id: a, category: "platform" });
    const edit = async (staff: Staff, id: number, more: Record<string, unknown>) =>
      editEnterprise.as(staff, { ...form(more), id, version: await versionOf(id) } as never);
    expect(
      await refusal(edit(chaoyang, b, { parent: "北京丙试验有限公司", name: "北京乙试验有限公司" })),
    ).toMatchObject({ field: "parent" });
    await edit(chaoyang, b, { parent: "", name: "北京乙试验有限公司" });
    expect(await head(c)).toEqual({ head_id: b, category: null });
    await edit(chaoyang, b, { parent: "北京甲试验有限公司", name: "北京乙试验有限公司" });
    const page = await enterpriseOne.as(city, { id: a });
    expect(page.family.sums).toMatchObject({ enterprises: 3, workers: 600, members: 180 });
    expect(page.family.tree.map((node) => node.depth)).toEqual([0, 1, 2]);
  });
});

describe("谁看得见", () => {
  test("工作组席位只打开那一个家族，只能看不能写；席位调整后即看不见", async () => {
    const head = await register(haidian, { kind: "head", category: "express", unit: "110108" });
    const name = (await ownerSql()`select name from enterprises where id = ${head}`)[0]!.name;
    const child = await register(haidian, { parent: name, unit: "110108" });
    await expect(enterpriseOne.as(heping, { id: child })).rejects.toBeInstanceOf(NotFound);
    const seat = { id: head, level: "street", account: "", name: "江", since: "2022-03-01" };
    await setSeat.as(haidian, { ...seat, unit: HEPING } as never);
    const seated = await staffNamed("heping");
    expect(seated.seats).toContain(head);
    expect((await enterpriseOne.as(seated, { id: child })).family.sums.enterprises).toBe(2);
    const before = await enterpriseRoster.as(heping, { size: 200 });
    const after = await enterpriseRoster.as(seated, { size: 200 });
    expect([after.total, after.funnel.total]).toEqual([before.total, before.funnel.total]);
    const opened = await enterpriseRoster.as(seated, { seat: "1", size: 200 });
    expect(opened.rows.every((row) => seated.seats.includes(row.headId))).toBe(true);
    expect(opened.rows.map((row) => row.id)).toEqual(expect.arrayContaining([head, child]));
    expect([opened.total, opened.funnel.total, opened.tabs.head + opened.tabs.family]).toEqual(
      Array(3).fill(after.seated),
    );
    const family = await enterpriseRoster.as(seated, { head });
    expect([family.total, family.funnel.total]).toEqual([2, 2]);
    expect((await enterpriseRoster.as(heping, { seat: "1" })).rows.map((row) => row.id)).not.toContain(child);
    expect((await refusal(move(seated, child, "contacted", "2022-03-05")))!.message).toContain("写入范围");
    const [row] = (await enterpriseOne.as(seated, { id: head })).seats;
    await noteContact.as(seated, { seat: row!.id, on: "2022-03-09" });
    await setSeat.as(haidian, { ...seat, unit: "110105001", since: "2022-03-20" } as never);
    expect((await staffNamed("heping")).seats).not.toContain(head);
  });

  test("各级的数：市 = 各区之和，漏斗每一格等于它打开的清单", async () => {
    const whole = await enterpriseFunnel.as(city, {});
    const districts = await ownerSql()`select code from units where level = 'district' order by code`;
    const parts = await Promise.all(districts.map(({ code }) => enterpriseFunnel.as(city, { unit: code })));
    const own = await enterpriseRoster.as(city, { unit: "11" });
    expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(own.total);
    expect(whole.total).toBe(own.total);
    for (const step of whole.steps) {
      const list = async (more: object) => (await enterpriseRoster.as(city, { stage: [step.stage], ...more })).total;
      expect(await list({})).toBe(step.standing);
      expect(await list({ reached: whole.month })).toBe(step.fresh);
      expect(await list({ dwell: "over" })).toBe(step.late);
    }
    expect((await enterpriseRoster.as(city, { stalled: "1" })).total).toBe(whole.stalled);
  });

  test("按中文两字、拼音、首字母查找", async () => {
    const id = await register(heping, { name: "北京云雀配送有限公司" });
    for (const q of ["云雀", "yunque", "byqps".slice(1, 3), "bjyq"]) {
      const found = await enterpriseRoster.as(heping, { q, size: 200 });
      expect(
        found.rows.map((row) => row.id),
        q,
      ).toContain(id);
    }
  });

  test("截止日期：那天之后的推进不算", async () => {
    const id = await register(heping, { on: "2022-01-10" });
    await move(heping, id, "contacted", "2022-06-01");
    const at = async (asOf: string) =>
      (await enterpriseRoster.as(heping, { asOf, id: [id] })).rows.map((row) => [row.stage, row.stageOn]);
    expect(await at("2022-05-31")).toEqual([["surveyed", "2022-01-10"]]);
    expect(await at("2022-06-01")).toEqual([["contacted", "2022-06-01"]]);
    expect(await at("2022-01-09")).toEqual([]);
  });
});

test("随机写入之后，累计的指标与按行重算的完全一致", async () => {
  const ids = await Promise.all(
    Array.from({ length: 12 }, (_, i) => register(i % 2 ? chaoyang : heping, { on: "2022-01-01" })),
  );
  const stages = ["contacted", "qualified", "preparing", "established", "covered", "closed", "surveyed"];
  const random = (n: number) => Math.floor(Math.random() * n);
  const writer = async (staff: Staff) => {
    for (let i = 0; i < 25; i += 1) {
      const id = ids[random(ids.length)]!;
      const day = `2022-0${1 + random(6)}-1${random(10)}`;
      const work = [
        () => move(staff, id, stages[random(stages.length)]!, day, { reason: "试", coveredBy: "joint" }),
        () =>
          addRecord.as(staff, {
            id,
            kind: ["congress", "inspection", "harmony"][random(3)]!,
            on: day,
            evidence: [],
          } as never),
        () =>
          setFloatingUnion.as(staff, {
            ...{
              unit: HEPING,
              version: random(4),
              name: "联合工会",
              document: "批复",
              approvedOn: day,
              chair: "江",
              members: "30",
            },
          } as never),
        () =>
          versionOf(id).then((version) =>
            editEnterprise.as(staff, { ...form({ workers: String(random(500)) }), id, version } as never),
          ),
      ][random(4)]!;
      // Refusals and conflicts are part of life here; faults are not.
      await work().catch((error) => expect(error).toBeInstanceOf(Refusal));
    }
  };
  const freezer = async () => {
    for (const minWorkers of ["10", "150", ""])
      await freezeList.as(city, { on: "2022-07-01", kind: [], minWorkers, note: "" } as never);
  };
  await Promise.all([writer(heping), writer(chaoyang), writer(heping), freezer()]);
  await expectRebuilt();
}, 120_000);
