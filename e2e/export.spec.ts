import { parse } from "csv-parse/sync";
import { byOffice, readWorkbook } from "./files";
import { expect, test } from "./fixture";
import { numberIn, type Officer } from "./officer";

async function fileAt({ page }: Officer, href: string): Promise<Buffer> {
  const answer = await page.request.get(href);
  expect(answer.status(), href).toBe(200);
  return answer.body();
}

/** What the task-breakdown table shows, row by row. */
async function shownTasks({ page }: Officer, search: string) {
  await page.goto(`/plan?${search}`);
  return page.locator("tr[data-row]").evaluateAll((rows) =>
    rows.map((row) => {
      const text = (label: string) => row.querySelector(`[data-label="${label}"]`)?.textContent?.trim() ?? "";
      const [actual = "", target = ""] = text("实际 / 目标").split("/");
      return {
        code: text("编号"),
        title: row.querySelector("a.ink")?.textContent ?? "",
        actual: actual.trim(),
        target: target.trim(),
        rate: text("完成率（竖线为应达）"),
        due: text("完成时限"),
        days: text("距今"),
        status: text("状态"),
      };
    }),
  );
}

/** Shown figures are rounded to what a table can hold. */
const close = (shown: string, exported: unknown) =>
  Number.isNaN(numberIn(shown))
    ? exported === null || exported === ""
    : Math.abs(numberIn(shown) - Number(exported)) < 0.0051;

for (const [account, search] of [
  ["city", ""],
  ["city", "unit=110105&status=overdue&status=behind&sort=-due"],
  ["chaoyang", "measure=3&sort=progress"],
  ["heping", "q=会员&due=later"],
] as const) {
  test(`任务分解表导出与页面一致：${account} ${search}`, async ({ as }) => {
    const officer = await as(account);
    const shown = await shownTasks(officer, search);
    expect(shown.length).toBeGreaterThan(0);
    const { title, lines, rows, sheets } = await readWorkbook(
      await fileAt(officer, `/export/plan?format=xlsx&${search}`),
    );
    expect(title).toBe("任务分解表（演示数据）");
    expect(lines).toContain(`共 ${shown.length} 项任务`);
    expect(sheets).toContain("口径");
    expect(rows.map((row) => [row.编号, row.任务, row.状态])).toEqual(
      shown.map((row) => [row.code, row.title, row.status]),
    );
    for (const [at, row] of rows.entries()) {
      const page = shown[at]!;
      for (const key of ["目标", "实际", "完成率", "应达"] as const)
        expect(row[key] === null || typeof row[key] === "number", `${page.code} ${key} 是数`).toBe(true);
      expect(close(page.actual, row.实际), `${page.code} 实际 ${page.actual} ${row.实际}`).toBe(true);
      if (!page.target.includes("—"))
        expect(close(page.target, row.目标), `${page.code} 目标 ${page.target} ${row.目标}`).toBe(true);
      const due = row.完成时限 instanceof Date ? row.完成时限.toISOString().slice(0, 10) : "持续推进";
      expect(page.due, page.code).toContain(due);
      expect(row.距今, page.code).toBe(page.days);
    }
  });

  test(`CSV 与页面一致：${account} ${search}`, async ({ as }) => {
    const officer = await as(account);
    const shown = await shownTasks(officer, search);
    const bytes = await fileAt(officer, `/export/plan?format=csv&${search}`);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
    expect(rows.map((row) => [row.编号, row.任务, row.状态])).toEqual(
      shown.map((row) => [row.code, row.title, row.status]),
    );
    for (const [at, row] of rows.entries()) {
      const { code, actual } = shown[at]!;
      const written = row["完成情况：实际"] ?? "";
      expect(close(actual, written === "" ? null : numberIn(written)), `${code} ${actual} ${written}`).toBe(true);
    }
  });
}

test("勾选的任务导出就是那几行", async ({ as }) => {
  const { page } = await as("city");
  await page.goto("/plan");
  const rows = page.locator("tr[data-row]");
  const codes: string[] = [];
  for (const at of [1, 4, 9]) {
    codes.push((await rows.nth(at).locator("[data-label='编号']").textContent()) ?? "");
    await rows.nth(at).getByRole("checkbox").check();
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出所选" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^演示数据 任务分解表 \d{4}-\d{2}-\d{2}\.xlsx$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  expect((await readWorkbook(Buffer.concat(chunks))).rows.map((row) => row.编号)).toEqual(codes);
});

for (const [account, unit] of [
  ["city", ""],
  ["chaoyang", "110105"],
] as const) {
  test(`排名导出与总览的排名表一致，合计等于各行之和：${account}`, async ({ as }) => {
    const officer = await as(account);
    await officer.open("/overview?all=1");
    const shown = await officer.page.locator("#league tbody tr").evaluateAll((rows) =>
      rows.map((row) => ({
        name: row.querySelector("th a")?.getAttribute("title") ?? "",
        rank: row.querySelector(".place")?.textContent ?? "",
        rate: row.querySelector(".rate")?.textContent ?? "",
        overdue: row.querySelector("td:last-child")?.textContent ?? "",
      })),
    );
    const { rows, totals } = await readWorkbook(await fileAt(officer, `/export/league?format=xlsx&unit=${unit}`));
    expect(rows.map((row) => row.单位)).toEqual(shown.map(({ name }) => name));
    for (const [at, row] of rows.entries()) {
      const { name, rank, rate, overdue } = shown[at]!;
      expect(row.逾期, name).toBe(numberIn(overdue));
      expect(close(rank, row.名次), `${name} 名次`).toBe(true);
      expect(close(rate, row.综合完成率), `${name} ${rate} ${row.综合完成率}`).toBe(true);
    }
    for (const key of ["已完成", "滞后", "逾期", "未定目标"])
      expect(totals?.[key], key).toBe(rows.reduce((sum, row) => sum + Number(row[key]), 0));
  });
}

test("督办导出与页面一致", async ({ as }) => {
  const officer = await as("chaoyang");
  await officer.open("/follow-ups?size=200");
  const titles = await officer.page.locator("tr[data-row] th a").allTextContents();
  expect(titles.length).toBeGreaterThan(0);
  const { rows } = await readWorkbook(await fileAt(officer, "/export/follow-ups?format=xlsx"));
  expect(rows.map((row) => row.事项)).toEqual(titles);
});

test("导出的工作簿 LibreOffice 打得开、印得出", async ({ as }) => {
  test.setTimeout(180_000);
  const city = await as("city");
  for (const href of ["/export/plan?format=xlsx", "/export/league?format=xlsx"])
    expect((await byOffice(await fileAt(city, href), "xlsx", "pdf")).length, href).toBeGreaterThan(5_000);
});

test("认不出的格式是一句话，没有的表是 404", async ({ as }) => {
  const { page } = await as("city");
  const answer = await page.request.get("/export/plan?format=exe");
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toBe("format 只能是 xlsx 或 csv");
  expect((await page.request.get("/export/nothing")).status()).toBe(404);
});

test("导出记入审计：谁、哪张表、什么条件", async ({ as }) => {
  const dept = await as("dept");
  await fileAt(dept, "/export/plan?format=csv&measure=4");
  const { page } = await as("auditor");
  await page.goto("/admin/audit");
  await expect(page.locator("tr[data-row]", { hasText: "任务分解表 csv" }).first()).toContainText("基层组织建设部");
});
