import XLSX from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import type { Column } from "@/vocab/column";
import { csvStream } from "./csv";
import { headOf } from "./head";
import { fileResponse } from "./response";
import type { Workbook } from "./sheet";
import { workbookStream } from "./xlsx";

interface District {
  name: string;
  target: number | null;
  rate: number;
  money: number;
  due: string;
  at: string;
  status: string;
}

const columns: Column<District>[] = [
  { key: "name", label: "区", kind: "text", value: (r) => r.name },
  {
    key: "target",
    label: "目标",
    kind: "count",
    group: "建会 / 本年",
    value: (r) => r.target,
    total: "sum",
    unit: () => "家",
  },
  { key: "rate", label: "完成率", kind: "share", group: "建会 / 本年", value: (r) => r.rate },
  { key: "money", label: "支付（万元）", kind: "count", group: "建会", value: (r) => r.money, total: "sum" },
  { key: "due", label: "完成时限", kind: "due", value: (r) => r.due },
  { key: "at", label: "报送时间", kind: "time", value: (r) => r.at },
  { key: "status", label: "状态", kind: "status", value: (r) => r.status },
];

const chaoyang: District = {
  name: "朝阳区",
  target: 1200,
  rate: 0.625,
  money: 0.1,
  due: "2022-03-05",
  at: "2022-03-05T17:30:00Z",
  status: "overdue",
};
const haidian: District = { ...chaoyang, name: "=1+1", target: null, money: 0.2, due: "持续推进", status: "done" };

async function* batches(...all: District[][]): AsyncGenerator<District[]> {
  yield* all;
}

const book = (more: Partial<Workbook<District>> = {}): Workbook<District> => ({
  title: "全市建会进展",
  lines: ["填报单位：北京市总工会", "统计截止日期：2022-03-31", "计量单位：家"],
  columns,
  rows: batches([chaoyang], [haidian]),
  totals: true,
  basis: [{ label: "建会率", text: "（已建会＋规范运行）÷ 应建会清单" }],
  footer: { head: "李某", date: "2022-04-01" },
  by: { who: "张某", when: "2022-04-01 09:30" },
  demo: true,
  ...more,
});

const whole = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer());

async function reread(stream: ReadableStream<Uint8Array>) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await whole(stream)).buffer as ArrayBuffer);
  return workbook;
}

describe("xlsx", () => {
  test("标题、副题、三行表头、合计、落款、口径表", async () => {
    const workbook = await reread(workbookStream(book()));
    const sheet = workbook.getWorksheet("全市建会进展")!;
    expect(sheet.getCell("A1").value).toBe("全市建会进展（演示数据）");
    expect(sheet.getCell("A2").value).toMatch(/填报单位：北京市总工会.+统计截止日期.+计量单位：家/);
    expect(sheet.model.merges).toEqual(
      expect.arrayContaining(["A1:H1", "A2:H2", "A3:A5", "B3:B5", "C3:E3", "C4:D4", "E4:E5", "F3:F5"]),
    );
    expect(["A3", "C3", "C4", "C5", "D5", "E4"].map((at) => sheet.getCell(at).value)).toEqual([
      "序号",
      "建会",
      "本年",
      "目标",
      "完成率",
      "支付（万元）",
    ]);
    expect(sheet.getCell("A8").value).toBe("合计");
    expect(sheet.getCell("A9").value).toMatch(/单位负责人：李某.+填表人：.+联系电话：.+填报日期：2022-04-01/);
    expect(sheet.getCell("A10").value).toMatch(/导出人：张某.+导出时间：2022-04-01 09:30/);
    expect(workbook.getWorksheet("口径")!.getCell("B3").value).toBe("（已建会＋规范运行）÷ 应建会清单");
  });

  test("数是数、日期是日期、状态是带颜色的词、等号开头仍是文本", async () => {
    const sheet = (await reread(workbookStream(book()))).getWorksheet(1)!;
    const row = sheet.getRow(6);
    expect(row.values).toEqual([
      undefined,
      1,
      "朝阳区",
      1200,
      0.625,
      0.1,
      new Date("2022-03-05T00:00:00Z"),
      new Date("2022-03-06T01:30:00Z"),
      "逾期",
    ]);
    expect([3, 4, 5, 6, 7].map((c) => row.getCell(c).numFmt)).toEqual([
      '#,##0 "家"',
      "0.0%",
      "#,##0.00####",
      "yyyy-mm-dd",
      "yyyy-mm-dd hh:mm",
    ]);
    expect(row.getCell(8).fill).toMatchObject({ fgColor: { argb: "FFFBE6EF" } });
    expect(row.getCell(2).font.name).toBe("仿宋");
    const second = sheet.getRow(7);
    expect(second.getCell(2)).toMatchObject({ type: ExcelJS.ValueType.String, value: "=1+1", numFmt: "@" });
    expect([second.getCell(3).value, second.getCell(6).value, second.getCell(8).value]).toEqual([
      null,
      "持续推进",
      "已完成",
    ]);
    expect(sheet.getCell("C8").value).toEqual({ formula: "SUM(C6:C7)", result: 1200 });
    expect(sheet.getCell("E8").value).toEqual({ formula: "SUM(E6:E7)", result: 0.3 });
  });

  test("冻结窗格、打印标题、A4 横向、页宽", async () => {
    const sheet = (await reread(workbookStream(book()))).getWorksheet(1)!;
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 5 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "3:5",
    });
  });

  test("另一种阅读器看到同样的值", async () => {
    const sheet = XLSX.read(await whole(workbookStream(book()))).Sheets.全市建会进展!;
    expect([sheet.C6, sheet.D6, sheet.F6].map((cell) => [cell.t, cell.v])).toEqual([
      ["n", 1200],
      ["n", 0.625],
      ["n", 44625],
    ]);
    expect(sheet.B7).toMatchObject({ t: "s", v: "=1+1" });
    expect(sheet.B7.f).toBeUndefined();
  });

  test("分组行、没有记录、控制字符", async () => {
    const grouped = book({ groupRows: (r) => r.status, totals: false });
    const sheet = (await reread(workbookStream(grouped))).getWorksheet(1)!;
    expect([6, 7, 8, 9].map((r) => sheet.getCell(r, 1).value)).toEqual(["overdue", 1, "done", 2]);
    const none = (await reread(workbookStream(book({ rows: batches() })))).getWorksheet(1)!;
    expect(none.getCell("A6").value).toBe("没有符合条件的记录");
    const odd = book({ rows: batches([{ ...chaoyang, name: "朝\u0001阳<&>\n区" }]) });
    expect((await reread(workbookStream(odd))).getWorksheet(1)!.getCell("B6").value).toBe("朝阳<&>\n区");
  });
});

test("表头：不相邻的同名组不合并，没有组的列到底", () => {
  const column = (label: string, group?: string): Column<object> => ({
    key: label,
    label,
    kind: "text",
    value: () => null,
    ...(group ? { group } : {}),
  });
  const { rows, cells } = headOf([column("a", "甲"), column("b", "甲"), column("c"), column("d", "甲")]);
  expect(rows).toBe(2);
  expect(cells.filter((cell) => cell.label === "甲").map(({ column, width }) => [column, width])).toEqual([
    [0, 2],
    [3, 1],
  ]);
  expect(cells.find((cell) => cell.label === "c")).toMatchObject({ row: 0, height: 2 });
});

describe("csv", () => {
  test("一行表头、BOM、引号、百分数、公式失效", async () => {
    const nasty = { ...haidian, name: '他说"好",\n另起一行', due: "\t=HYPERLINK()" };
    const bytes = await whole(csvStream({ columns, rows: batches([chaoyang], [haidian, nasty]) }));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(parse(bytes, { bom: true })).toEqual([
      ["区", "建会 / 本年：目标", "建会 / 本年：完成率", "建会：支付（万元）", "完成时限", "报送时间", "状态"],
      ["朝阳区", "1200", "62.5%", "0.1", "2022-03-05", "2022-03-05T17:30:00Z", "逾期"],
      ["'=1+1", "", "62.5%", "0.2", "持续推进", "2022-03-05T17:30:00Z", "已完成"],
      ['他说"好",\n另起一行', "", "62.5%", "0.2", "'\t=HYPERLINK()", "2022-03-05T17:30:00Z", "已完成"],
    ]);
  });

  test("没有记录时只有表头", async () => {
    const text = (await whole(csvStream({ columns, rows: batches() }))).toString();
    expect(text.trim().split("\r\n")).toHaveLength(1);
  });
});

describe("应答", () => {
  async function* failing(after: number): AsyncGenerator<District[]> {
    for (let i = 0; i < after; i++) yield Array<District>(2000).fill(chaoyang);
    throw new Error("数据库断开");
  }

  test("中文文件名、不缓存、不猜类型", async () => {
    const response = await fileResponse(
      csvStream({ columns, rows: batches([chaoyang]) }),
      "任务分解表（1）.csv",
      "csv",
    );
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent("任务分解表（1）.csv")}`,
    );
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await response.text()).split("\r\n")[1]).toMatch(/^朝阳区/);
  });

  test.each(["xlsx", "csv"] as const)("%s：第一批就失败则不作答，中途失败则断开", async (type) => {
    const stream = (after: number) =>
      type === "csv" ? csvStream({ columns, rows: failing(after) }) : workbookStream(book({ rows: failing(after) }));
    await expect(fileResponse(stream(0), `表.${type}`, type)).rejects.toThrow("数据库断开");
    const response = await fileResponse(stream(3), `表.${type}`, type);
    await expect(response.arrayBuffer()).rejects.toThrow("数据库断开");
  });

  test.each(["xlsx", "csv"] as const)("%s：对方离开后，读取也结束", async (type) => {
    let left = false;
    async function* endless(): AsyncGenerator<District[]> {
      try {
        for (;;) yield Array<District>(500).fill(chaoyang);
      } finally {
        left = true;
      }
    }
    const rows = endless();
    const response = await fileResponse(
      type === "csv" ? csvStream({ columns, rows }) : workbookStream(book({ rows })),
      "a",
      type,
    );
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => left).toBe(true);
  });
});

test("导出与导入互通：导出的文件能再读入", async () => {
  const { readSheets } = await import("@/platform/sheets");
  const result = await readSheets({ name: "a.xlsx", bytes: await whole(workbookStream(book())) });
  expect(result.ok && result.sheets[0]!.rows[5]).toEqual([
    1,
    "朝阳区",
    1200,
    { percent: 0.625 },
    0.1,
    { date: "2022-03-05" },
    { date: "2022-03-06" },
    "逾期",
  ]);
});

test("一张表装不下的行数不写成坏文件，而是说明可以用 CSV", async () => {
  const full = (most: number) => whole(workbookStream(book({ rows: batches([chaoyang], [haidian, chaoyang]), most })));
  expect((await full(3)).length).toBeGreaterThan(1000);
  await expect(full(2)).rejects.toThrow(/Excel 一张表最多 1,048,576 行.*CSV/);
});
