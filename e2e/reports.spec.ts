import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixture";
import type { Officer } from "./officer";

const month = "2022-06";
const dialogOf = (page: Page) => page.locator("dialog[open]");

/** A unit's report beside the list, as the level above sees it. */
async function sheetOf({ page }: Officer, unit: string): Promise<Locator> {
  await page.goto(`/reports?period=${month}`);
  await page.getByRole("link", { name: unit, exact: true }).click();
  const sheet = page.getByRole("dialog", { name: unit, exact: true });
  await expect(sheet).toBeVisible();
  return sheet;
}

/** Sends the own report with what stands in its form. */
async function submit({ page }: Officer, to: string): Promise<void> {
  await page.getByRole("button", { name: `提交${to}` }).click();
  await dialogOf(page).getByRole("button", { name: "报送", exact: true }).click();
  await expect(page.getByText("已报，待审核")).toBeVisible();
}

test("街道存草稿、报送、被退回、再报送，区里通过并汇总上报，市里通过；数字从头到尾一致", async ({ as }) => {
  test.setTimeout(180_000);
  const [heping, chaoyang, city] = [await as("heping"), await as("chaoyang"), await as("city")];
  const task = "培训人次";
  let typed = 0;

  await test.step("草稿", async () => {
    await heping.open(`/reports/${month}`);
    const { page } = heping;
    const field = page.getByLabel(task, { exact: true });
    typed = Number(await field.inputValue()) + 7;
    await field.fill(String(typed));
    await page.getByLabel("主要做法").fill("午间在站点集中办理入会");
    await page.getByRole("button", { name: "存草稿" }).click();
    await expect(page.getByText("草稿存于")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("主要做法")).toHaveValue("午间在站点集中办理入会");
    await expect(page.getByLabel(task, { exact: true })).toHaveValue(String(typed));
  });

  await test.step("区里看不到草稿，报送后看到冻结的数", async () => {
    await expect((await sheetOf(chaoyang, "和平街街道")).getByText("还没有报送")).toBeVisible();
    await submit(heping, "区总工会");
    const row = (await sheetOf(chaoyang, "和平街街道")).getByRole("row", { name: new RegExp(task) });
    await expect(row.locator("td").first()).toHaveText(String(typed));
  });

  await test.step("按字段退回", async () => {
    const sheet = await sheetOf(chaoyang, "和平街街道");
    await sheet.getByRole("button", { name: "退回" }).click();
    const dialog = dialogOf(chaoyang.page);
    await dialog.getByLabel("字段").selectOption({ label: "主要做法" });
    await dialog.getByLabel("退回原因").fill("请写明站点和人数");
    await dialog.getByRole("button", { name: "退回" }).click();
    await expect(sheet.getByText("退回 1 处")).toBeVisible();
  });

  await test.step("改后再报，区里通过", async () => {
    await heping.open("/desk");
    await expect(heping.page.locator("#due-reports")).toContainText("2022年6月报告");
    await heping.open(`/reports/${month}`);
    await expect(heping.page.getByRole("note").filter({ hasText: "请写明站点和人数" })).toBeVisible();
    await heping.page.getByLabel("主要做法").fill("在两处站点午间办理入会 34 人");
    await submit(heping, "区总工会");
    const sheet = await sheetOf(chaoyang, "和平街街道");
    await sheet.getByRole("button", { name: "通过", exact: true }).click();
    await dialogOf(chaoyang.page).getByRole("button", { name: "通过", exact: true }).click();
    await expect(sheet.getByText("已通过", { exact: true })).toBeVisible();
  });

  await test.step("区里汇总上报，缺的街道列明", async () => {
    const { page } = chaoyang;
    await chaoyang.open(`/reports?period=${month}`);
    await page.getByRole("link", { name: "汇总上报市总" }).click();
    await expect(page.getByText(/缺 \d+ 个：/)).toBeVisible();
    await page.getByLabel("主要做法").fill("各街道集中入会，区级汇总");
    await submit(chaoyang, "市总工会");
  });

  await test.step("市里通过", async () => {
    const sheet = await sheetOf(city, "朝阳区");
    await sheet.getByRole("button", { name: "通过", exact: true }).click();
    await dialogOf(city.page).getByRole("button", { name: "通过", exact: true }).click();
    await expect(sheet.getByText("已通过", { exact: true })).toBeVisible();
  });
});

test("批量通过逐个给出结果；催报计一次；导出的行与页面一致", async ({ as }) => {
  const chaoyang = await as("chaoyang");
  const { page } = chaoyang;
  await chaoyang.open(`/reports?period=${month}&hint=review`);
  const boxes = page.getByRole("checkbox", { name: /^选择 / });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "批量通过" }).click();
  await dialogOf(page).getByRole("button", { name: "批量通过" }).click();
  await expect(page.getByText("2 个已处理")).toBeVisible();

  await chaoyang.open(`/reports?period=${month}&state=missing`);
  const missing = await page.locator("tr[data-row]").count();
  await page.getByRole("button", { name: /^催报 \d+ 个/ }).click();
  await dialogOf(page).getByRole("button", { name: /^催报/ }).click();
  await expect(page.getByText(/已向 \d+ 个单位催报/)).toBeVisible();
  await expect(page.getByText("已催 2 次").first()).toBeVisible();

  const csv = await chaoyang.textOf(`/export/reports?period=${month}&state=missing&format=csv`);
  expect(csv.trim().split("\n")).toHaveLength(missing + 1);
});
