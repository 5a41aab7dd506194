import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sniff } from "./files";
import { zipOf } from "./sheets/zip-of.fixture";

const office = (part: string, more = {}) => zipOf({ "[Content_Types].xml": "<Types/>", [part]: "<x/>", ...more });

test.each([
  ["pdf", Buffer.from("%PDF-1.7\n")],
  ["jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ["png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ["xlsx", readFileSync("e2e/samples/任务分解表.xlsx")],
  ["docx", office("word/document.xml")],
] as const)("%s 按内容识别", (kind, bytes) => {
  expect(sniff(bytes)).toBe(kind);
});

test.each([
  ["网页冒充图片", Buffer.from("<html><script>alert(1)</script></html>")],
  ["可执行文件", Buffer.from("MZ\x90\x00")],
  ["一般压缩包", zipOf({ "a.txt": "a" })],
  ["只是名字像工作簿的压缩包", zipOf({ "xl/workbook.xml": "<x/>" })],
  ["带宏的工作簿", office("xl/workbook.xml", { "xl/vbaProject.bin": "x" })],
  ["演示文稿", office("ppt/presentation.xml")],
  ["截断的工作簿", readFileSync("e2e/samples/任务分解表.xlsx").subarray(0, 9000)],
  ["空文件", Buffer.alloc(0)],
])("不接受：%s", (_, bytes) => {
  expect(sniff(bytes)).toBeNull();
});
