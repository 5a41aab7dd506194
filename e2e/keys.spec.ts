import { expect, test } from "./fixture";

for (const [typed, how] of [
  ["和平街", "名称"],
  ["hpj", "首字母"],
  ["hepingjie", "拼音"],
] as const) {
  test(`Ctrl K 按${how}找到街道，回车打开`, async ({ as }) => {
    const { page } = await as("city");
    await page.goto("/plan");
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "搜索" });
    await expect(palette).toBeVisible();
    await page.keyboard.type(typed);
    await expect(palette.getByRole("option").first()).toContainText("和平街街道");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/overview?unit=110105007");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("和平街街道总览");
  });
}

test("Ctrl K 找到任务，Esc 关掉", async ({ as }) => {
  const { page } = await as("heping");
  await page.goto("/overview");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "搜索" });
  await page.keyboard.type("快递员");
  await expect(palette.getByRole("option", { name: /推进快递员加入工会组织/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("搜索不越出本单位：街道找不到海淀的街道", async ({ as }) => {
  const { page } = await as("heping");
  await page.goto("/overview");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("中关村");
  await expect(page.getByText("没有找到“中关村”")).toBeVisible();
});

test("任务分解表不用鼠标：j k 走行，空格选中，Esc 清除，回车打开", async ({ as }) => {
  const { page } = await as("city");
  await page.goto("/plan");
  const rows = page.locator("tr[data-row]");
  await expect(page.getByRole("button", { name: /^深浅色/ })).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByText("已选 1 项")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+Space");
  await expect(page.getByText("已选 3 项")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^已选/)).toBeHidden();
  const title = (await rows.nth(3).locator("a.ink").textContent()) ?? "";
  await expect(rows.nth(3)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/plan\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("问号打开键盘快捷键表，关掉单键后 j 不再走行", async ({ as }) => {
  const { page } = await as("dept");
  await page.goto("/plan");
  await expect(page.locator("tr[data-row]").first()).toBeVisible();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "键盘快捷键" });
  await list.getByRole("checkbox").uncheck();
  await list.getByRole("button", { name: "关闭" }).click();
  await page.locator("h1").click();
  await page.keyboard.press("j");
  await expect(page.locator("tr[data-row]").first()).not.toBeFocused();
});

test("跳到正文是第一个可聚焦的链接", async ({ as }) => {
  const { page } = await as("city");
  await page.goto("/plan");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});
