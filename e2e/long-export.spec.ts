import { readFile } from "node:fs/promises";
import { readWorkbook } from "./files";
import { expect, test } from "./fixture";
import { readHead } from "./ledger-figures";

test("两万多行的台账在后台生成：看得到进度，完成有消息，下载一行不少，别人拿不到", async ({ as }) => {
  test.setTimeout(180_000);
  const city = await as("city");
  const { page } = city;
  // Others enter movements meanwhile: the file holds what stood at some moment between the two.
  const before = await readHead(city, "/membership");
  expect(before.rows).toBeGreaterThan(20_000);

  await city.open("/membership");
  await page.getByRole("button", { name: "后台导出 Excel" }).click();
  await expect(page).toHaveURL(/\/exports$/);
  const row = page.locator("tr[data-row]").first();
  await expect(row.getByRole("progressbar", { name: "会员变动台账生成进度" })).toBeVisible();
  await expect(row).toContainText("可以下载", { timeout: 120_000 });

  await page.getByRole("link", { name: /^消息/ }).click();
  await page
    .getByRole("link", { name: /可以下载：会员变动台账/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/exports$/);

  const link = row.getByRole("link", { name: "下载" });
  const href = (await link.getAttribute("href"))!;
  const coming = page.waitForEvent("download");
  await link.click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^演示数据 会员变动台账 \d{4}-\d{2}-\d{2}\.xlsx$/);
  const { rows, totals, lines } = await readWorkbook(await readFile(await download.path()));
  const after = await readHead(city, "/membership");
  expect(rows.length).toBeGreaterThanOrEqual(before.rows!);
  expect(rows.length).toBeLessThanOrEqual(after.rows!);
  await expect(row).toContainText(rows.length.toLocaleString("en-US"));
  expect(lines).toContain(`共 ${rows.length} 笔，合计 ${totals?.人数} 人`);
  expect(totals?.人数).toBe(rows.reduce((all, one) => all + Number(one.人数), 0));

  for (const account of ["chaoyang", "dept", "sysadmin"]) {
    const other = await as(account);
    expect(await other.statusOf(href), account).toBe(404);
    expect(await other.textOf(href)).toContain("没有这个文件");
    expect(await other.textOf("/exports")).not.toContain("会员变动台账生成");
  }

  await row.getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("已删除")).toBeVisible();
  expect(await city.statusOf(href)).toBe(404);
});

test("短的清单照旧当场下载", async ({ as }) => {
  const chaoyang = await as("chaoyang");
  await chaoyang.open("/membership?period=2022-06");
  const link = chaoyang.page.getByRole("link", { name: "导出 Excel" });
  await expect(link).toHaveAttribute("href", /^\/export\/membership\?.*period=2022-06.*format=xlsx/);
});
