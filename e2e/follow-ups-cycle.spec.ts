import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixture";
import type { Officer } from "./officer";

const dialogOf = (page: Page) => page.locator("dialog[open]");

/** Issues one follow-up from the form; answers nothing, the list shows it. */
async function issue({ page }: Officer, title: string, unit: RegExp, level = "催办"): Promise<void> {
  await page.goto("/follow-ups/new");
  await page.getByLabel("事项名称").fill(title);
  await page.getByLabel("要求", { exact: true }).fill("请说明进度和下一步安排");
  await page.getByRole("checkbox", { name: unit }).first().check();
  await page.getByRole("radio", { name: level, exact: true }).check();
  await page.getByRole("button", { name: "发出" }).click();
  await expect(page).toHaveURL(/\/follow-ups\?id=/);
}

/** Opens a follow-up's sheet by its title. */
async function opened({ page }: Officer, title: string): Promise<Locator> {
  await page.goto(`/follow-ups?q=${encodeURIComponent(title)}&all=1`);
  await page.getByRole("link", { name: title, exact: true }).first().click();
  const sheet = page.getByRole("dialog", { name: title, exact: true });
  await expect(sheet).toBeVisible();
  return sheet;
}

const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("承办单位在期限前申请延期，签发单位同意，原期限留痕", async ({ as }) => {
  test.setTimeout(120_000);
  const [city, chaoyang] = [await as("city"), await as("chaoyang")];
  const title = `延期 ${Date.now()}`;
  await issue(city, title, /朝阳区总工会/, "督办");
  let sheet = await opened(chaoyang, title);
  await expect(sheet.getByText(/督办〔\d{4}〕\d+ 号/).first()).toBeVisible();
  await sheet.getByRole("button", { name: "签收" }).click();
  await expect(sheet.getByText("朝阳区总工会 签收")).toBeVisible();
  await sheet.getByRole("button", { name: "延期" }).click();
  await dialogOf(chaoyang.page).getByLabel("新的期限").fill(later(40));
  await dialogOf(chaoyang.page).getByLabel("延期理由").fill("跨月施工");
  await dialogOf(chaoyang.page).getByRole("button", { name: "提交申请" }).click();
  await expect(sheet.getByText("等签发单位决定")).toBeVisible();

  await city.open("/desk");
  await expect(city.page.locator("#extend")).toContainText(title);
  sheet = await opened(city, title);
  await sheet.getByRole("button", { name: "同意延期" }).click();
  await dialogOf(city.page).getByRole("button", { name: "同意延期" }).click();
  await expect(sheet.getByText("北京市总工会 同意延期")).toBeVisible();
  await expect(sheet.locator("dl").first()).toContainText(`${later(40)}原 `);
});

test("区里把市级督办分解给街道，未销号时先行提交须写原因；另一项转给街道由街道重新签收", async ({ as }) => {
  test.setTimeout(150_000);
  const [city, chaoyang, heping] = [await as("city"), await as("chaoyang"), await as("heping")];
  const title = `分解 ${Date.now()}`;
  const { page } = chaoyang;
  await issue(city, title, /朝阳区总工会/);

  await test.step("分解", async () => {
    const sheet = await opened(chaoyang, title);
    await sheet.getByRole("button", { name: "签收" }).click();
    await sheet.getByRole("link", { name: "下级督办" }).click();
    await expect(page).toHaveURL(/\/follow-ups\/new\?parent=\d+/);
    await page.getByLabel("事项名称").fill(`${title} 街道`);
    await page.getByRole("checkbox", { name: "和平街街道总工会" }).check();
    await page.getByRole("button", { name: "发出" }).click();
    await expect(page).toHaveURL(/\/follow-ups\?id=/);
    const above = await opened(city, title);
    await expect(above.getByRole("heading", { name: /下级督办/ })).toContainText("1 项，已销号 0 项");
    await expect(above.locator("li", { hasText: "和平街街道总工会" }).first()).toContainText("待签收");
  });

  await test.step("未销号先行提交", async () => {
    const sheet = await opened(chaoyang, title);
    await sheet.getByRole("button", { name: "提交反馈" }).click();
    await dialogOf(page).getByLabel("落实情况").fill("区级工作已完成");
    await dialogOf(page).getByLabel("先行提交的原因").fill("街道手续在走");
    await dialogOf(page).getByRole("button", { name: "提交反馈" }).click();
    await expect(sheet.getByText(/下级尚有 1 项未销号：街道手续在走/)).toBeVisible();
  });

  await test.step("转办", async () => {
    const other = `转办 ${Date.now()}`;
    await issue(city, other, /朝阳区总工会/);
    const sheet = await opened(chaoyang, other);
    await sheet.getByRole("button", { name: "转办" }).click();
    await dialogOf(page).getByLabel("转给").selectOption({ label: "和平街街道总工会（岗位）" });
    await dialogOf(page).getByLabel("转办原因").fill("属地办理");
    await dialogOf(page).getByRole("button", { name: "转办" }).click();
    await expect(sheet.getByText("朝阳区总工会 转办")).toBeVisible();
    const there = await opened(heping, other);
    await there.getByRole("button", { name: "签收" }).click();
    await expect(there.getByText("和平街街道总工会 签收")).toBeVisible();
  });
});

test("对受阻企业批量指派，每家一项；已有在办的逐行说明；看板和表格数目一致", async ({ as }) => {
  test.setTimeout(120_000);
  const { page } = await as("city");
  await page.goto("/enterprises?stalled=1");
  for (const at of [0, 1]) await page.locator("tr[data-row]").nth(at).getByRole("checkbox").check();
  await page.getByRole("button", { name: "指派跟进" }).click();
  await expect(page).toHaveURL(/\/follow-ups\/new\?(enterprise=\d+&?){2}/);
  const again = page.url();
  await expect(page.locator("input[name='titles[]']")).toHaveCount(2);
  await page.getByRole("button", { name: "发出" }).click();
  await expect(page).toHaveURL(/\/follow-ups\?id=/);
  await expect(page.locator("tr[data-row]")).toHaveCount(2);

  const third = await page.request.get("/enterprises?stalled=1").then((answer) => answer.text());
  const ids = [...new Set([...third.matchAll(/data-row="(\d+)"/g)].map(([, id]) => id))];
  await page.goto(`${again}&enterprise=${ids[2]}`);
  await page.getByRole("button", { name: "发出" }).click();
  await expect(page).toHaveURL(/\/follow-ups\/issued\/\d+/);
  await expect(page.getByRole("heading", { name: "已发出 1 项，未发出 2 项" })).toBeVisible();
  await expect(page.locator("tr[data-row]", { hasText: "已有在办事项" })).toHaveCount(2);

  await page.goto("/follow-ups?view=board");
  for (const state of ["待签收", "已签收", "办理中"]) {
    const column = page.getByRole("region", { name: state, exact: true });
    const count = (await column.getByRole("heading").textContent())?.replace(/\D/g, "");
    const box = page.locator("section[aria-label='各环节项数'] > *", { hasText: state }).locator("b");
    await expect(box).toHaveText(count ?? "");
  }
});

test("领导批示转为督办，承办单位看到事项来源；领导只能批示", async ({ as }) => {
  test.setTimeout(120_000);
  const [leader, city, chaoyang, haidian] = [
    await as("leader"),
    await as("city"),
    await as("chaoyang"),
    await as("haidian"),
  ];
  const words = `请专班会商 ${Date.now()}`;
  await leader.page.goto("/overview?unit=110105");
  await leader.page.getByRole("button", { name: "批示" }).click();
  await dialogOf(leader.page).getByRole("textbox", { name: "批示" }).fill(words);
  await dialogOf(leader.page).getByRole("button", { name: "送出批示" }).click();
  await expect(leader.page.getByText(`“${words}”`)).toBeVisible();
  await expect(leader.page.getByRole("link", { name: "转为督办" })).toHaveCount(0);

  await city.open("/desk");
  await expect(city.page.locator("#instructions")).toContainText(words);
  const line = city.page.locator("li", { hasText: words });
  await city.page.goto("/instructions");
  await line.getByRole("link", { name: "转为督办" }).click();
  await expect(city.page.getByText(`领导批示：“${words}”`)).toBeVisible();
  await city.page.getByLabel("事项名称").fill(words);
  await city.page.getByRole("button", { name: "发出" }).click();
  await expect(city.page).toHaveURL(/\/follow-ups\?id=/);

  const sheet = await opened(chaoyang, words);
  await expect(sheet.getByText(`领导批示：“${words}”`).first()).toBeVisible();
  await city.page.goto("/instructions");
  await expect(line.getByRole("link", { name: "已转督办 1 项，在办 1 项" })).toBeVisible();
  expect(await haidian.textOf("/instructions")).not.toContain(words);
});
