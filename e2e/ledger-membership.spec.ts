import { expectNoSidewaysScroll } from "./checks";
import { firstDay } from "./first-day";
import { expect, test } from "./fixture";
import { numberIn, type Officer } from "./officer";

/** 期初, 入会, 转入, 转出, 退会 and 在册 of a unit, as its page says them. */
async function equation({ page }: Officer, unit = ""): Promise<Record<string, number>> {
  await page.goto(`/membership${unit && `?unit=${unit}`}`);
  const parts = await page
    .locator(".ledger-part")
    .evaluateAll((spans) =>
      spans.map((span) => [
        span.querySelector("small")?.textContent ?? "",
        span.querySelector("a.b, .b")?.textContent ?? "",
      ]),
    );
  return Object.fromEntries(parts.map(([label, count]) => [label, numberIn(count ?? "")]));
}

async function offer({ page }: Officer, count: number): Promise<void> {
  await page.goto("/membership");
  await page.getByRole("button", { name: "转出", exact: true }).click();
  const form = page.getByRole("form", { name: "发起转接" });
  await form.getByLabel("接收单位").fill("海淀区上地街道");
  await form.getByLabel("群体").selectOption("courier");
  await form.getByLabel("人数").fill(String(count));
  await form.getByRole("button", { name: "发起转接" }).click();
  await expect(form).toBeHidden();
}

/** The officer's form for one of the offers of this walk. */
const deed = ({ page }: Officer, verb: string, count: number) =>
  page.getByRole("form", { name: `${verb} 快递员 ${count} 人`, exact: true });

test("街道发起的转接：接收后两边的余额变、全市不变，拒绝和撤回的什么也不变", async ({ as, stranger }) => {
  test.setTimeout(150_000);
  const [heping, city] = [await as("heping"), await as("city")];
  const shangdi = stranger;
  await firstDay(shangdi, await as("secadmin"), "上地街道");
  const look = async () => ({
    from: await equation(heping),
    to: await equation(shangdi),
    city: (await equation(city)).在册,
    haidian: (await equation(city, "110108")).在册,
  });
  const before = await look();
  for (const count of [17, 13, 11]) await offer(heping, count);
  expect(await look()).toEqual(before);

  await test.step("接收 17 人", async () => {
    await shangdi.open("/membership/offers?state=open");
    await deed(shangdi, "接收", 17).getByRole("button", { name: "接收" }).click();
    await expect(deed(shangdi, "接收", 17)).toHaveCount(0);
  });
  await test.step("拒绝 13 人", async () => {
    await deed(shangdi, "拒绝", 13).getByRole("button", { name: "拒绝…" }).click();
    const asked = shangdi.page.getByRole("dialog", { name: /^拒绝转接/ });
    await asked.getByLabel("原因").fill("不在本街道从业");
    await asked.getByRole("button", { name: "拒绝", exact: true }).click();
    await expect(deed(shangdi, "拒绝", 13)).toHaveCount(0);
  });
  await test.step("撤回 11 人", async () => {
    await heping.open("/membership/offers?state=open");
    await deed(heping, "撤回", 11).getByRole("button", { name: "撤回" }).first().click();
    await heping.page
      .getByRole("dialog", { name: /^撤回转接/ })
      .getByRole("button", { name: "撤回" })
      .click();
    await expect(deed(heping, "撤回", 11)).toHaveCount(0);
  });

  const after = await look();
  expect(after.from).toEqual({ ...before.from, 转出: before.from.转出! + 17, 在册: before.from.在册! - 17 });
  expect(after.to).toEqual({ ...before.to, 转入: before.to.转入! + 17, 在册: before.to.在册! + 17 });
  expect(after.city).toBe(before.city);
  expect(after.haidian).toBe(before.haidian! + 17);
  await heping.open("/membership/offers?side=out");
  const settled = (word: string) => heping.page.locator("tr[data-row]", { hasText: "上地" }).filter({ hasText: word });
  await expect(settled("已接收").first()).toContainText("17");
  await expect(settled("已拒绝").first()).toContainText("不在本街道从业");
  await expect(settled("已撤回").first()).toContainText("11");
});

test("手机上三项登记入会，登记后可以撤回", async ({ as }) => {
  const heping = await as("heping");
  const { page } = heping;
  await page.setViewportSize({ width: 390, height: 844 });
  const before = await equation(heping);
  const form = page.getByRole("form", { name: "登记入会" });
  await expectNoSidewaysScroll(page, "手机 会员与会籍");
  await form.getByText("快递员", { exact: true }).click();
  await form.getByLabel("人数").fill("12");
  await form.getByText("企业平台", { exact: true }).click();
  const foot = (await form.locator(".quick-foot b").textContent()) ?? "";
  const [held = 0, then = 0] = foot.split("→").map(numberIn);
  expect(then).toBe(held + 12);
  await form.getByRole("button", { name: "登记 12 人" }).click();
  const latest = page.getByRole("list", { name: "刚登记" }).locator("li").first();
  await expect(latest).toContainText("快递员 12 人");
  const entered = await equation(heping);
  expect(entered).toEqual({ ...before, 入会: before.入会! + 12, 在册: before.在册! + 12 });

  await latest.getByRole("button", { name: "撤回" }).click();
  await page.getByRole("dialog", { name: /^撤回/ }).getByRole("button", { name: "撤回" }).click();
  await expect(page.getByRole("list", { name: "刚登记" }).locator("li", { hasText: "快递员 12 人" })).toHaveCount(0);
  expect(await equation(heping)).toEqual(before);
});
