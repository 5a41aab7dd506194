import { parse } from "csv-parse/sync";
import { readWorkbook } from "./files";
import { expect, test } from "./fixture";
import { headAt } from "./ledger-figures";
import { numberIn, type Officer } from "./officer";

const enterprises = [
  ["city", "kind=head&sort=-members"],
  ["chaoyang", ""],
  ["chaoyang", "seat=1&stage=established&stage=operating&sort=-workers"],
  ["heping", "closed=0&sort=dwell"],
] as const;

const movements = [
  ["city", "kind=out&period=2022-06&sort=-count"],
  ["chaoyang", "kind=net&group=courier&group=rider&from=2022-06-20&to=2022-07-05"],
  ["heping", "kind=join&channel=on_site"],
] as const;

/** Cells of the page's rows by their label, as they are read. */
async function shown({ page }: Officer, path: string): Promise<Record<string, string>[]> {
  await page.goto(path);
  const rows = await page
    .locator("main tr[data-row]")
    .evaluateAll((all) =>
      all.map((row) =>
        Object.fromEntries(
          [...row.querySelectorAll("[data-label]")].map((cell) => [
            cell.getAttribute("data-label") ?? "",
            (cell.querySelector("a, b") ?? cell).textContent?.trim() ?? "",
          ]),
        ),
      ),
    );
  expect(rows.length, path).toBeGreaterThan(0);
  expect(await page.locator(".pager a[rel=next]").count(), `${path} 在一页里`).toBe(0);
  return rows;
}

/** The same list as workbook and as CSV. */
async function files({ page }: Officer, sheet: string, search: string) {
  const bytes = async (format: string) => {
    const answer = await page.request.get(`/export/${sheet}?format=${format}&${search}`);
    expect(answer.status(), `${sheet} ${format} ${search}`).toBe(200);
    return answer.body();
  };
  const csv = await bytes("csv");
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return {
    ...(await readWorkbook(await bytes("xlsx"))),
    csv: parse<Record<string, string>>(csv, { bom: true, columns: true }),
  };
}

const sumOf = (rows: readonly Record<string, unknown>[], key: string) =>
  rows.reduce((sum, row) => sum + Number(row[key]), 0);

for (const [account, search] of enterprises) {
  test(`企业建会台账导出与页面一致：${account} ${search}`, async ({ as }) => {
    const officer = await as(account);
    const path = `/enterprises?${search}&size=200`;
    const page = await shown(officer, path);
    const head = await headAt(officer, path);
    const { title, lines, rows, totals, csv, sheets } = await files(officer, "enterprises", search);
    expect(title).toBe("企业建会台账（演示数据）");
    expect(lines).toContain(`共 ${head.rows} 家`);
    expect(sheets).toContain("口径");
    expect(rows.map((row) => row.企业名称)).toEqual(page.map((row) => row.企业));
    expect(csv.map((row) => row.企业名称)).toEqual(page.map((row) => row.企业));
    expect([totals?.会员人数, totals?.从业人数]).toEqual([head.members, head.workers]);
    expect([sumOf(rows, "会员人数"), sumOf(rows, "从业人数")]).toEqual([head.members, head.workers]);
    expect([sumOf(csv, "会员人数"), sumOf(csv, "从业人数")]).toEqual([head.members, head.workers]);
    for (const [at, row] of rows.entries()) {
      expect(page[at]!.阶段, page[at]!.企业).toBe(String(row.建会阶段).replace(/（(.+)）/, "$1"));
      expect(csv[at]!.停留, page[at]!.企业).toBe(row.停留 === null ? "" : String(row.停留));
      expect(page[at]!.停留, page[at]!.企业).toBe(row.停留 === null ? "缺" : `${row.停留} 天`);
    }
  });
}

for (const [account, search] of movements) {
  test(`会员变动台账导出与页面一致：${account} ${search}`, async ({ as }) => {
    const officer = await as(account);
    const path = `/membership?${search}&size=200`;
    const page = await shown(officer, path);
    const head = await headAt(officer, path);
    const { title, lines, rows, totals, csv } = await files(officer, "membership", search);
    expect(title).toBe("会员变动台账（演示数据）");
    expect(lines).toContain(`共 ${head.rows} 笔，合计 ${head.sum} 人`);
    for (const file of [rows, csv]) {
      expect(file.map((row) => row.流水号)).toEqual(page.map((row) => row.流水号));
      expect(file.map((row) => Math.abs(Number(row.人数)))).toEqual(
        page.map((row) => Math.abs(numberIn(row.人数 ?? ""))),
      );
      expect(sumOf(file, "人数")).toBe(head.sum);
    }
    expect(totals?.人数).toBe(head.sum);
    expect(rows.map((row) => row.群体)).toEqual(page.map((row) => row.群体?.split(" ")[0]));
  });
}

test("两万多行的导出一行不少，合计就是页面的合计", async ({ as }) => {
  test.setTimeout(120_000);
  const city = await as("city");
  const head = await headAt(city, "/membership");
  expect(head.rows).toBeGreaterThan(20_000);
  const { rows, totals, csv } = await files(city, "membership", "");
  expect([rows.length, csv.length]).toEqual([head.rows, head.rows]);
  expect([totals?.人数, sumOf(rows, "人数"), sumOf(csv, "人数")]).toEqual([head.sum, head.sum, head.sum]);
});
