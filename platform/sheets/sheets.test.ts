import { readFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { fillMerged, openSheets, readSheets, type Sheet, SheetRefused } from ".";
import { zipOf } from "./zip-of.fixture";

const sample = async (name: string) => ({ name, bytes: await readFile(`e2e/samples/${name}`) });

async function sheetsOf(file: { name: string; bytes: Uint8Array }): Promise<Sheet[]> {
  const result = await readSheets(file);
  if (!result.ok) throw new Error(result.message);
  return result.sheets;
}

async function refusal(bytes: Uint8Array, name = "台账.xlsx", limits = {}): Promise<string> {
  const result = await readSheets({ name, bytes }, limits);
  return result.ok ? "已读取" : result.message;
}

function book(rows: unknown[][], bookType: "xlsx" | "xls" | "ods" = "xlsx"): Buffer {
  const wb = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(wb, XLSX.utils.aoa_to_sheet(rows), "表");
  return XLSX.write(wb, { type: "buffer", bookType }) as Buffer;
}

const workbookXml = { "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" };

describe("样表", () => {
  test("任务分解表：58 行，两张工作表，方面与措施向下合并", async () => {
    const [table, notes] = await sheetsOf(await sample("任务分解表.xlsx"));
    expect([table!.name, notes!.name, table!.hidden]).toEqual(["任务分解表", "填报说明", false]);
    const tasks = table!.rows.filter((row) => typeof row[0] === "number");
    expect(tasks).toHaveLength(58);
    expect(table!.merges).toHaveLength(30);
    expect(table!.merges).toContainEqual({ top: 3, left: 6, bottom: 3, right: 8 });
    const filled = fillMerged(table!.rows, table!.merges).filter((row) => typeof row[0] === "number");
    expect(filled.every((row) => typeof row[1] === "string" && typeof row[2] === "string")).toBe(true);
    expect(tasks[2]![1]).toBeNull();
    expect(tasks[13]![8]).toEqual({ percent: 1 });
  });

  test("区级目标分解：35 行，百分比单元格，合计取公式的缓存值", async () => {
    const [table] = await sheetsOf(await sample("区级目标分解.xlsx"));
    const rows = table!.rows.filter((row) => typeof row[1] === "number");
    expect(rows).toHaveLength(35);
    expect(rows.flatMap((row) => row.slice(6, 23)).filter((cell) => cell !== null && cell !== undefined)).toHaveLength(
      590,
    );
    const stations = rows.find((row) => row[1] === 33)!;
    expect(stations[23]).toBe(3920);
    const share = rows.find((row) => row[4] === "%")!;
    expect(share[6]).toEqual({ percent: expect.any(Number) });
  });
});

describe("内容", () => {
  test.each(["xlsx", "xls", "ods"] as const)("%s 的日期是表上的那一天，数字和逻辑值保持原样", async (kind) => {
    const sheet = XLSX.utils.aoa_to_sheet([["日期", "数", "对", "文"]]);
    sheet.A2 = { t: "n", v: 44625, z: "yyyy-mm-dd" };
    sheet.B2 = { t: "n", v: 12.5 };
    sheet.C2 = { t: "b", v: true };
    sheet.D2 = { t: "s", v: "007" };
    sheet["!ref"] = "A1:D2";
    const wb = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(wb, sheet, "表");
    const bytes = XLSX.write(wb, { type: "buffer", bookType: kind }) as Buffer;
    const [read] = await sheetsOf({ name: `表.${kind}`, bytes });
    expect(read!.rows[1]).toEqual([{ date: "2022-03-05" }, 12.5, true, "007"]);
  });

  test("隐藏的工作表有标记，空行空格保留位置", async () => {
    const wb = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(wb, XLSX.utils.aoa_to_sheet([["a"], [], [null, "b"]]), "一");
    XLSX.utils.book_append_sheet(wb, XLSX.utils.aoa_to_sheet([["c"]]), "二");
    wb.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const sheets = await sheetsOf({ name: "x.xlsx", bytes: XLSX.write(wb, { type: "buffer" }) as Buffer });
    expect(sheets.map((sheet) => sheet.hidden)).toEqual([false, true]);
    expect(sheets[0]!.rows).toEqual([["a"], [], [null, "b"]]);
  });

  // 编号,内容 / 007,"有逗号,还有↵换行和""引号""" in GBK, as the ledgers' writers save it.
  const gbk = Buffer.from(
    "b1e0bac52cc4dac8dd0d0a3030372c22d3d0b6babac52cbbb9d3d00d0abbbbd0d0bacd2222d2fdbac52222220d0a",
    "hex",
  );
  test("GBK 的 CSV：引号里的逗号、换行和引号", async () => {
    const [read] = await sheetsOf({ name: "诉求.csv", bytes: gbk });
    expect(read).toMatchObject({
      name: "诉求",
      rows: [
        ["编号", "内容"],
        ["007", '有逗号,还有\r\n换行和"引号"'],
      ],
    });
  });

  test.each([
    ["有 BOM", "\ufeff"],
    ["无 BOM", ""],
  ])("UTF-8 的 CSV，%s", async (_, bom) => {
    const [read] = await sheetsOf({ name: "a.csv", bytes: Buffer.from(`${bom}编号,数\n0012,3\n`) });
    expect(read!.rows).toEqual([
      ["编号", "数"],
      ["0012", "3"],
    ]);
  });

  test("大文件分批到达，行号连续，提前离开即结束", async () => {
    const bytes = Buffer.from(Array.from({ length: 1300 }, (_, i) => `${i},x`).join("\n"));
    const firsts: number[] = [];
    for await (const part of openSheets({ name: "a.csv", bytes })) if ("rows" in part) firsts.push(part.first);
    expect(firsts).toEqual([0, 500, 1000]);
    for await (const part of openSheets({ name: "a.csv", bytes })) if ("rows" in part) break;
  });
});

describe("拒收，每种一句话", () => {
  test("过大", async () => {
    expect(await refusal(book([["a"]]), "a.xlsx", { bytes: 10 })).toMatch("文件超过");
    expect(await refusal(book(Array(20).fill(["a"])), "a.xlsx", { rows: 10 })).toBe(
      "工作表“表”超过 10 行，请拆分后再上传",
    );
    expect(await refusal(book([Array(301).fill(1)]))).toMatch("超过 300 列");
    expect(await refusal(Buffer.from("a,b\n".repeat(20)), "a.csv", { rows: 10 })).toMatch("超过 10 行");
  });

  const bomb = Buffer.alloc(60 * 1024 * 1024, 0x20);
  test("压缩炸弹，不论申报的大小是真是假", async () => {
    const packed = deflateRawSync(bomb);
    expect(await refusal(zipOf({ ...workbookXml, "xl/worksheets/sheet1.xml": { packed, size: bomb.length } }))).toMatch(
      "解压后过大",
    );
    expect(await refusal(zipOf({ ...workbookXml, "xl/worksheets/sheet1.xml": { packed, size: 1000 } }))).toMatch(
      "解压后过大",
    );
  });

  test.each(["utf8", "utf16le"] as const)("外部实体，%s", async (encoding) => {
    const xml = Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>',
      encoding,
    );
    expect(await refusal(zipOf({ ...workbookXml, "xl/workbook.xml": xml }))).toMatch("外部实体");
  });

  test("加密", async () => {
    const container = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(5000, 7));
    XLSX.CFB.utils.cfb_add(container, "/EncryptionInfo", Buffer.alloc(100, 7));
    expect(await refusal(Buffer.from(XLSX.CFB.write(container, { type: "buffer" }) as Buffer))).toMatch("打开密码");
  });

  test("截断", async () => {
    const whole = book(Array.from({ length: 500 }, (_, i) => [i, `企业${i}`]));
    expect(await refusal(whole.subarray(0, whole.length / 2))).toMatch("不完整");
    const flipped = Buffer.from(whole);
    flipped.writeUInt32LE(0, flipped.length - 6);
    expect(await refusal(flipped)).toMatch("不完整");
  });

  test.each([
    ["PDF 文档", Buffer.from("%PDF-1.7\n…")],
    ["网页", Buffer.from("\ufeff <html><table><tr><td>1</td></tr></table></html>")],
    ["图片", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ["Word 文档", zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" })],
    ["压缩包", zipOf({ "a.txt": "a" })],
    ["无法识别的内容", Buffer.from("编号,内容\n1,2\n")],
    ["其他文档", Buffer.from(XLSX.CFB.write(XLSX.CFB.utils.cfb_new(), { type: "buffer" }) as Buffer)],
  ])("名不副实：%s", async (what, bytes) => {
    expect(await refusal(bytes, "台账.xls")).toContain(`文件内容是${what}`);
  });

  test("空文件、空工作簿", async () => {
    expect(await refusal(Buffer.alloc(0))).toBe("工作簿中没有任何内容");
    expect(await refusal(book([]))).toBe("工作簿中没有任何内容");
    expect(await refusal(Buffer.from("\n\n"), "a.csv")).toBe("工作簿中没有任何内容");
  });

  test("CSV 的引号没有闭合", async () => {
    expect(await refusal(Buffer.from('a,b\n"x,y\nz'), "a.csv")).toMatch(/第 \d 行仍有未闭合的引号/);
  });

  test("超时、超内存", async () => {
    const large = book(Array.from({ length: 20_000 }, (_, i) => [i, `企业${i}`, i * 2, `街道${i}`]));
    expect(await refusal(large, "a.xlsx", { seconds: 0.05 })).toMatch("读取文件超过");
    expect(await refusal(large, "a.xlsx", { memory: 30 })).toMatch("内存");
  });

  test("同时上传多个文件时依次读取，被拒的不占位置", async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, i) => refusal(i % 2 ? book([["a"]]) : Buffer.from("%PDF-1.7"))),
    );
    expect(all.filter((said) => said === "已读取")).toHaveLength(3);
    const many = await Promise.all(Array.from({ length: 9 }, () => refusal(book([["a"]]))));
    expect(many.filter((said) => said === "正在读取的文件较多，请过一分钟再上传")).toHaveLength(3);
  });

  test("批次之间的错误也以同一种例外到达", async () => {
    const read = async () => {
      for await (const _ of openSheets({ name: "a.xlsx", bytes: Buffer.from("%PDF-") }));
    };
    await expect(read()).rejects.toBeInstanceOf(SheetRefused);
  });
});
