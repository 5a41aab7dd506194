import XLSX from "@e965/xlsx";
import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { membershipImport } from "@/modules/membership";
import type { Staff } from "@/platform/staff";

const { upload, remap, batch } = membershipImport;
let city: Staff;
let chaoyang: Staff;

beforeAll(async () => {
  [city, chaoyang] = (await Promise.all(["city", "chaoyang"].map(staffNamed))) as [Staff, Staff];
});

const own = ["单号", "日期", "从哪里", "到哪里", "群体", "渠道", "多少人"];
const keys = ["no", "day", "from", "to", "group", "channel", "count"];
const rows = [["A1", "2021-12-01", "系统外", "110105001", "快递员", "现场", 3]];

function file(heads: string[]): File {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([heads, ...rows]), "变动");
  return new File([XLSX.write(book, { type: "buffer", bookType: "xlsx" })], "变动.xlsx");
}

const sent = async (who: Staff, heads = own) => {
  const { batch: id } = await upload.as(who, { file: file(heads) });
  return batch.as(who, { batch: id });
};

test("对应过的列，同样表头的文件下次照旧对应；别的账号、别的表头不受影响；可以改，也可以改回按表头", async () => {
  const first = await sent(city);
  expect(first.reading.missing).toEqual(["转出单位", "转入单位", "人数"]);
  expect(first.counts).toMatchObject({ refuse: 1 });
  await remap.as(city, { batch: first.id, map: keys });
  expect((await batch.as(city, { batch: first.id })).counts).toMatchObject({ add: 1, refuse: 0 });

  const second = await sent(
    city,
    own.map((head) => ` ${head} `),
  );
  expect(second.counts).toMatchObject({ add: 1, refuse: 0 });
  expect(second.reading).toMatchObject({ mapping: keys, missing: [] });
  expect(second.mapped.map(({ by }) => by)).toEqual(["alias", "same", "last", "last", "alias", "alias", "last"]);

  expect((await sent(chaoyang)).reading.missing).toHaveLength(3);
  expect((await sent(city, [...own].reverse())).reading.missing).toHaveLength(3);

  // Another choice takes its place; going back to the heads forgets it.
  const without = keys.map((key) => (key === "channel" ? "" : key));
  await remap.as(city, { batch: second.id, map: without });
  const third = await sent(city);
  expect(third.reading.mapping).toEqual(keys.map((key) => (key === "channel" ? null : key)));
  await remap.as(city, { batch: third.id, byHeads: "on" });
  expect((await batch.as(city, { batch: third.id })).reading.missing).toHaveLength(3);
  expect((await sent(city)).reading.byHeads).toBeUndefined();
  expect((await ownerSql()`select count(*)::int as n from import_mappings`)[0]!.n).toBe(0);
});

test("没有对应全必备列的，不记下来", async () => {
  const view = await sent(city);
  await remap.as(city, { batch: view.id, map: ["no", "day"] });
  expect((await ownerSql()`select count(*)::int as n from import_mappings`)[0]!.n).toBe(0);
});
