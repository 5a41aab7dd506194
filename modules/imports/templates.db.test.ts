import ExcelJS from "exceljs";
import { beforeAll, expect, test } from "vitest";
import { staffNamed } from "@/db/testing/staff";
import { enterpriseImport } from "@/modules/enterprises";
import { membershipImport } from "@/modules/membership";
import { planImport } from "@/modules/plan";
import type { Staff } from "@/platform/staff";
import type { ImportVerbs } from ".";
import { HEAD_ROW, put, templateBook } from "./templates/workbook";

let staff: Record<"city" | "chaoyang" | "heping", Staff>;

beforeAll(async () => {
  const names = ["city", "chaoyang", "heping"] as const;
  const found = await Promise.all(names.map(async (name) => [name, await staffNamed(name)] as const));
  staff = Object.fromEntries(found) as typeof staff;
});

const bookOf = async (bytes: Uint8Array) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
};

/** The template of a ledger with its own examples typed into the table. */
async function filled(verbs: ImportVerbs, who: Staff, ledger?: string) {
  const view = await verbs.template.as(who, ledger ? { ledger } : {});
  const book = await bookOf(await templateBook(view));
  const sheet = book.worksheets[0]!;
  for (const at of [0, 1]) {
    const row = sheet.getRow(HEAD_ROW + 1 + view.rows.length + at);
    for (const [index, column] of view.columns.entries()) put(row.getCell(index + 1), column.examples[at] ?? null);
  }
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return { view, file: new File([bytes], "填好的模板.xlsx"), book };
}

const cases: [string, ImportVerbs, keyof typeof staff, string?][] = [
  ["建会台账", enterpriseImport, "city"],
  ["建会台账", enterpriseImport, "chaoyang"],
  ["建会台账", enterpriseImport, "heping"],
  ["会员变动", membershipImport, "city"],
  ["会员变动", membershipImport, "heping"],
  ["任务分解表", planImport, "city", "plan-tasks"],
];

test.each(cases)(
  "%s：照示例填好的模板不用对应列就能导入，也没有拒绝的行（%#）",
  async (title, verbs, account, ledger) => {
    const who = staff[account];
    const { file } = await filled(verbs, who, ledger);
    const { batch: id } = await verbs.upload.as(who, { file });
    const batch = await verbs.batch.as(who, { batch: id, outcome: "refuse" });
    expect(batch.rows).toEqual([]);
    expect(batch.title).toBe(title);
    expect(batch.counts).toMatchObject({ rows: 2, add: 2, refuse: 0 });
    expect(batch.mapped.map(({ by }) => by)).toEqual(batch.mapped.map(() => "same"));
    expect(batch.reading).toMatchObject({
      headRow: HEAD_ROW,
      missing: [],
      remarks: [],
      otherSheets: ["填写说明", "选项"],
    });
  },
);

test("区级目标分解：模板带着已有的任务和各区目标，原样送回不改动什么", async () => {
  const view = await planImport.template.as(staff.city, { ledger: "plan-allocations" });
  const file = new File([(await templateBook(view)).slice()], "区级目标分解.xlsx");
  const { batch: id } = await planImport.upload.as(staff.city, { file });
  const batch = await planImport.batch.as(staff.city, { batch: id });
  expect(batch.counts).toMatchObject({ rows: 58, same: 58, add: 0, change: 0, refuse: 0 });
});

test("没有填写的模板没有数据行", async () => {
  const view = await membershipImport.template.as(staff.city, {});
  const file = new File([(await templateBook(view)).slice()], "会员变动.xlsx");
  await expect(membershipImport.upload.as(staff.city, { file })).rejects.toThrow("表头下面没有数据行");
});

test("下拉框里只有本单位范围内的单位，选项写在隐藏的表里，日期列是日期格式", async () => {
  const { book, view } = await filled(membershipImport, staff.heping);
  expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ["会员变动", "visible"],
    ["填写说明", "visible"],
    ["选项", "veryHidden"],
  ]);
  const sheet = book.worksheets[0]!;
  const at = (key: string) => sheet.getColumn(view.columns.findIndex((column) => column.key === key) + 1).letter;
  const validation = sheet.getCell(`${at("to")}${HEAD_ROW + 1}`).dataValidation;
  expect(validation).toMatchObject({ type: "list", errorStyle: "warning" });
  const [, letter, from, to] = /选项!\$(\w+)\$(\d+):\$\w+\$(\d+)/.exec(String(validation.formulae[0]))!;
  const lists = book.getWorksheet("选项")!;
  const values = [];
  for (let row = Number(from); row <= Number(to); row += 1) values.push(lists.getCell(`${letter}${row}`).value);
  expect(values).toEqual(["系统外", staff.heping.unit.name]);
  expect(sheet.getCell(`${at("group")}${HEAD_ROW + 1}`).dataValidation).toMatchObject({ errorStyle: "stop" });
  expect(sheet.getColumn(at("day")).numFmt).toBe("yyyy-mm-dd");
  expect(sheet.getCell(`${at("count")}${HEAD_ROW + 9}`).dataValidation).toMatchObject({ type: "whole" });

  const chaoyang = await enterpriseImport.template.as(staff.chaoyang, {});
  const street = chaoyang.columns.find(({ key }) => key === "street")!.choices!;
  expect("lists" in street && Object.keys(street.lists)).toEqual(["朝阳区"]);
});
