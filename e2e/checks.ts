import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** WCAG 2.2 AA as far as axe sees it. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await expectNoViolation(new AxeBuilder({ page }).withTags(wcag), where);
}

/** Another theme, once all colours have arrived there. */
export async function recolour(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
}

/** What of it depends on the colours alone: enough where only the theme has changed. */
export async function expectContrast(page: Page, where: string): Promise<void> {
  await expectNoViolation(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]), where);
}

async function expectNoViolation(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`),
  );
  expect.soft(found, `${where} 无障碍`).toEqual([]);
}

/** Nothing makes the page wider than the window; names what sticks out. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = Array.from(document.body.querySelectorAll("*")).filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const names = out
      .slice(0, 4)
      .map((e) => `${e.tagName}.${e.className} ${(e.textContent ?? "").trim().slice(0, 30)}`);
    return [`${root.scrollWidth} > ${root.clientWidth}`, ...names];
  });
  expect.soft(wide, `${where} 横向滚动`).toEqual([]);
}

/** Names of things that Chinese offices write in Latin letters. */
const allowed = new Set(
  ["APP Excel CSV PDF JPG JPEG PNG XLSX DOCX XLS ODS Ctrl Esc Enter Shift Chrome Edge Firefox Safari"].flatMap(
    (words) => words.split(" "),
  ),
);

/** Cells whose content is a name of an account, a device or a machine's record, not a sentence. */
const foreign = "code, kbd, [data-label='账号'], [data-label='设备'], [translate='no']";

/** Words of three or more Latin letters in what is read or spoken, outside the names above. */
export async function expectNoEnglish(page: Page, where: string, names: readonly string[] = []): Promise<void> {
  const texts = await page.evaluate((skip) => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.closest(skip)) continue;
        for (const name of ["title", "aria-label", "placeholder", "alt"]) found.push(node.getAttribute(name) ?? "");
      } else if (!node.parentElement?.closest(`script, style, noscript, ${skip}`)) found.push(node.textContent ?? "");
    }
    return found;
  }, foreign);
  const words = texts.flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? []);
  const left = words.filter((word) => !allowed.has(word) && !names.includes(word));
  expect.soft([...new Set(left)], `${where} 中的英文`).toEqual([]);
}
