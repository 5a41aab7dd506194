import type { Locator, Page } from "@playwright/test";
import { firstDay } from "./first-day";
import { expect, openOfficer, test } from "./fixture";
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

const linkOf = async (page: Page, name: string): Promise<string> =>
  (await page.getByRole("link", { name }).getAttribute("href")) ?? "";

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

test("一个月：三个街道报送，一个被退回再报，区通过并上报，市通过、定稿、印发通报和三份督办单；之后补录只作调整", async ({
  as,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
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

  await test.step("另两个街道的新经办报送，区里批量通过待审核的", async () => {
    for (const street of ["潘家园街道", "孙河地区"]) {
      const officer = await openOfficer(browser, baseURL!, street);
      await firstDay(officer, await as("secadmin"), street);
      await officer.open(`/reports/${month}`);
      await officer.page.getByLabel("主要做法").fill("走访站点，登记入会");
      await submit(officer, "区总工会");
      await officer.page.context().close();
    }
    const { page } = chaoyang;
    await chaoyang.open(`/reports?period=${month}&hint=review`);
    const waiting = page.getByRole("checkbox", { name: /^选择 / });
    const count = await waiting.count();
    expect(count).toBeGreaterThan(2);
    for (let at = 0; at < count; at += 1) await waiting.nth(at).check();
    await page.getByRole("button", { name: "批量通过" }).click();
    await dialogOf(page).getByRole("button", { name: "批量通过" }).click();
    await expect(page.getByText(`${count} 个已处理`)).toBeVisible();
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

  const page = city.page;
  const published = `/overview?unit=110105&asOf=2022-06-30`;

  await test.step("专班报送本级、定稿", async () => {
    await city.open(`/reports/${month}`);
    await page.getByLabel("主要做法").fill("各区按月推进");
    await submit(city, "专班");
    await page.getByRole("button", { name: "定稿" }).click();
    await dialogOf(page).getByRole("button", { name: "定稿" }).click();
    await expect(page.getByText("已定稿").first()).toBeVisible();
    await city.open(published);
    await expect(page.getByText(/2022 年 6 月已定稿.*按公布数显示/)).toBeVisible();
  });

  await test.step("印发通报，核验文件", async () => {
    await city.open("/documents");
    await page.getByRole("button", { name: "起草文稿" }).click();
    await dialogOf(page).getByLabel("期间").selectOption("2022-06");
    await dialogOf(page).getByRole("button", { name: "生成草稿" }).click();
    await expect(page).toHaveURL(/\/documents\/\d+$/);
    await page.getByRole("button", { name: "印发" }).click();
    await dialogOf(page).getByRole("button", { name: "印发" }).click();
    await expect(page.getByText(/已印发，文号 京工新业态通报〔\d{4}〕\d+号/)).toBeVisible();
    const file = await page.request.get(await linkOf(page, "导出 Word"));
    expect(file.headers()["content-type"]).toContain("wordprocessingml");
    await page.getByRole("button", { name: "核验文件" }).click();
    const dialog = dialogOf(page);
    await dialog
      .locator("input[type=file]")
      .setInputFiles({ name: "通报.docx", mimeType: "application/octet-stream", buffer: await file.body() });
    await dialog.getByRole("button", { name: "核验" }).click();
    await expect(page.getByText(/^一致：/)).toBeVisible();
  });

  await test.step("三份督办单", async () => {
    await page.goto("/follow-ups/new");
    const title = `六月通报整改 ${Date.now()}`;
    await page.getByLabel("事项名称").fill(title);
    await page.getByLabel("要求", { exact: true }).fill("逾期任务逐项销号");
    for (const unit of ["朝阳区", "海淀区", "房山区"])
      await page
        .getByRole("checkbox", { name: new RegExp(`${unit}总工会`) })
        .first()
        .check();
    await page.getByRole("radio", { name: "督办", exact: true }).check();
    await page.getByRole("button", { name: "发出" }).click();
    await expect(page).toHaveURL(/\/follow-ups\?id=/);
    const links = page.getByRole("link", { name: title, exact: true });
    await expect(links).toHaveCount(3);
    const list = page.url();
    for (const at of [0, 1, 2]) {
      await page.goto(list);
      await links.nth(at).click();
      const sheet = page.getByRole("dialog", { name: title, exact: true });
      await sheet.getByRole("button", { name: "签发督办单" }).click();
      await dialogOf(page).getByRole("button", { name: "签发督办单" }).click();
      await expect(page).toHaveURL(/\/documents\/\d+$/);
      await expect(page.getByText(/督办〔\d{4}〕\d+ ?号/).first()).toBeVisible();
    }
  });

  await test.step("街道补录六月的入会：记为调整，公布数不动，现在的数变", async () => {
    const shown = await city.figure(published, "新发展会员");
    const now = await city.figure("/overview?unit=110105", "新发展会员");
    await heping.open("/membership");
    const form = heping.page.getByRole("form", { name: "登记入会" });
    await form.locator("summary").click();
    await form.getByLabel("日期").fill("2022-06-20");
    await form.getByText("快递员", { exact: true }).click();
    await form.getByLabel("人数").fill("9");
    await form.getByText("企业平台", { exact: true }).click();
    await form.getByRole("button", { name: "登记 9 人" }).click();
    await expect.poll(() => city.figure("/overview?unit=110105", "新发展会员")).toBe(now + 9);
    expect(await city.figure(published, "新发展会员")).toBe(shown);
    await expect(page.getByText(/其中 \d+ 项任务按现在重算有变动/)).toBeVisible();
    await chaoyang.open(`/reports/adjustments?period=${month}`);
    await expect(chaoyang.page.locator("tr[data-row], tbody tr").filter({ hasText: "和平街" }).first()).toBeVisible();
  });
});
