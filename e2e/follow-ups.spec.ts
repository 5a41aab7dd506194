import { expect, test } from "./fixture";
import { numberIn, type Officer } from "./officer";

/** How many wait for the signature of the officer's post. */
async function toSign(officer: Officer): Promise<number> {
  await officer.open("/desk");
  const card = officer.page.locator("#sign");
  return (await card.count()) === 0
    ? 0
    : numberIn((await card.locator("h2 + * b, header b, b").first().textContent()) ?? "");
}

test("专班选三项任务指派朝阳区，朝阳区签收、记进展、提交，专班退回一次再销号，过程有人有时", async ({ as }) => {
  test.setTimeout(120_000);
  const [city, chaoyang, haidian] = [await as("city"), await as("chaoyang"), await as("haidian")];
  const mark = `指派 ${Date.now()}`;
  const before = await toSign(chaoyang);

  await test.step("选三项，指派", async () => {
    const { page } = city;
    await city.open("/plan");
    for (const at of [11, 15, 20]) await page.locator("tr[data-row]").nth(at).getByRole("checkbox").check();
    await expect(page.getByText("已选 3 项")).toBeVisible();
    await page.getByRole("button", { name: "指派跟进" }).click();
    await expect(page).toHaveURL(/\/follow-ups\/new\?(task=\d+&?){3}/);
    const titles = page.locator("input[name='titles[]']");
    await expect(titles).toHaveCount(3);
    for (const at of [0, 1, 2]) await titles.nth(at).fill(`${mark} 第${"一二三"[at]}项`);
    await page.getByLabel("要求").fill("请说明进度和下一步安排");
    await page
      .getByRole("checkbox", { name: /朝阳区/ })
      .first()
      .check();
    await page.getByRole("radio", { name: "督办", exact: true }).check();
    await page.getByRole("button", { name: "发出" }).click();
    await expect(page).toHaveURL(/\/follow-ups\?id=/);
    await expect(page.locator("tr[data-row]")).toHaveCount(3);
    await expect(page.locator("tr[data-row]", { hasText: "待签收" })).toHaveCount(3);
  });

  await test.step("朝阳区在待办里看到，签收，提交", async () => {
    const { page } = chaoyang;
    expect(await toSign(chaoyang)).toBe(before + 3);
    const row = page.locator("#sign li", { hasText: `${mark} 第一项` });
    if (!(await row.isVisible())) await page.locator("#sign summary").click();
    await row.getByRole("link", { name: `签收` }).click();
    const sheet = page.getByRole("dialog", { name: `${mark} 第一项` });
    await sheet.getByRole("button", { name: "签收" }).click();
    await expect(sheet.getByText("朝阳区总工会 签收")).toBeVisible();
    await sheet.getByRole("textbox", { name: "进展" }).fill("已与三家企业对接");
    await sheet.getByRole("button", { name: "记录进展" }).click();
    await expect(sheet.getByText("朝阳区总工会 进展")).toBeVisible();
    await submit(page, sheet, "三家企业均已建会");
    expect(await toSign(chaoyang)).toBe(before + 2);
  });

  await test.step("专班退回，朝阳区再提交，专班销号", async () => {
    const { page } = city;
    const open = async (officer: Officer) => {
      await officer.open(`/follow-ups?q=${encodeURIComponent(mark)}`);
      await officer.page.getByRole("link", { name: `${mark} 第一项` }).click();
      return officer.page.getByRole("dialog", { name: `${mark} 第一项` });
    };
    let sheet = await open(city);
    await sheet.getByRole("button", { name: "退回" }).click();
    await page.getByLabel("退回原因").fill("请补充建会批复");
    await page.locator("dialog[open]").getByRole("button", { name: "退回" }).click();
    await expect(sheet.getByText(/总工会 退回/)).toBeVisible();

    await submit(chaoyang.page, await open(chaoyang), "批复已补充");

    sheet = await open(city);
    await sheet.getByRole("button", { name: "销号" }).click();
    await page.locator("dialog[open]").getByRole("button", { name: "销号" }).click();
    await expect(sheet.getByText(/总工会 销号/)).toBeVisible();

    const steps = await sheet.locator("ol.tl li").evaluateAll((items) =>
      items.map((item) => ({
        at: item.querySelector("time")?.getAttribute("datetime") ?? "",
        what: item.querySelector("b")?.textContent ?? "",
        who: item.querySelector("b + span")?.textContent ?? "",
      })),
    );
    expect(steps.map(({ what }) => what.split(" ").at(-1))).toEqual([
      "销号",
      "反馈",
      "退回",
      "反馈",
      "进展",
      "签收",
      "下达",
    ]);
    for (const { at, who } of steps) {
      expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(10 * 60_000);
      expect(who).toMatch(/^[一-鿿]{2,4}/);
    }
    expect(steps[0]!.what).toBe("北京市总工会 销号");
    expect(steps[1]!.what).toBe("朝阳区总工会 反馈");
  });

  await test.step("别的区看不到", async () => {
    expect(await haidian.textOf(`/follow-ups?q=${encodeURIComponent(mark)}`)).not.toContain(`${mark} 第一项`);
    expect(await haidian.textOf("/export/follow-ups?format=csv")).not.toContain(mark);
  });
});

async function submit(page: Officer["page"], sheet: ReturnType<Officer["page"]["getByRole"]>, words: string) {
  await sheet.getByRole("button", { name: "提交反馈" }).click();
  await page.getByLabel("落实情况").fill(words);
  await page.locator("dialog[open]").getByRole("button", { name: "提交反馈" }).click();
  await expect(sheet.getByText("朝阳区总工会 反馈").first()).toBeVisible();
  await expect(sheet.getByText(words)).toBeVisible();
}

test("从总览的逾期项催办，单位和任务已经填好", async ({ as }) => {
  const { page } = await as("city");
  await page.goto("/overview");
  await page.locator("#urgent").getByRole("link", { name: /^催办/ }).first().click();
  await expect(page).toHaveURL(/\/follow-ups\/new\?.*level=chase/);
  await expect(page.locator("input[name='titles[]']")).toHaveCount(1);
  await expect(page.getByRole("radio", { name: "催办" })).toBeChecked();
  await expect(page.locator("input[name='units[]']:checked")).toHaveCount(1);
});
