import { expect } from "@playwright/test";
import { expectAccessible, expectContrast, expectNoEnglish, expectNoSidewaysScroll, recolour } from "./checks";
import type { Officer } from "./officer";

/** All that every screen owes, in one visit: language, width, accessibility, both themes, desktop and phone. */
export async function inspect({ name, page }: Officer, where: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await page.waitForLoadState("networkidle");
  // The own name, what the address quotes back, and the name of the account that a page is about.
  const place = await page.getByRole("navigation", { name: "位置" }).allTextContents();
  const quoted = [name, ...`${page.url()} ${place}`.match(/[A-Za-z]{3,}/g)!];
  await expectNoEnglish(page, where, quoted);
  await expectAccessible(page, `${where} 浅色`);
  await recolour(page, "dark");
  await expectContrast(page, `${where} 深色`);
  for (const width of [1440, 1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page, `${where} ${width}`);
  }
  await expectContrast(page, `${where} 手机 深色`);
  await recolour(page, "light");
  await expectAccessible(page, `${where} 手机 浅色`);
}
