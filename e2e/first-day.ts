import { expect } from "@playwright/test";
import type { Officer } from "./officer";

const password = "First-Street-22";

/** An officer of a street at their first day: the account is made by secadmin, the one-time password changed. */
export async function firstDay({ page }: Officer, { page: admin }: Officer, street: string): Promise<void> {
  const account = `street-${Date.now()}`;
  await admin.goto("/admin/accounts/new");
  await admin.getByLabel("账号", { exact: true }).fill(account);
  await admin.getByLabel("姓名").fill(`${street.slice(0, 2)}经办`);
  await admin.getByRole("combobox", { name: "单位" }).fill(street.slice(0, 2));
  await admin.getByRole("option", { name: street }).click();
  await admin.getByRole("button", { name: "建立账号" }).click();
  const oneTime = (await admin.locator(".secret code").textContent()) ?? "";
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码").fill(oneTime);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByLabel("一次性密码").fill(oneTime);
  await page.getByLabel("新密码").fill(password);
  await page.getByLabel("再填一遍").fill(password);
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/请先修改密码/);
}
