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
  const wide = () =>
    page.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const out = Array.from(document.body.querySelectorAll("*")).filter(
        (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
      );
      const names = out
        .slice(0, 4)
        .map((e) => `${e.tagName}.${e.getAttribute("class")} ${(e.textContent ?? "").trim().slice(0, 30)}`);
      return [`${root.scrollWidth} > ${root.clientWidth}`, ...names];
    });
  // A chart measures its new room a moment after the window has changed.
  await expect.soft.poll(wide, { message: `${where} 横向滚动`, timeout: 3000 }).toEqual([]);
}

/** Names of things that Chinese offices write in Latin letters. */
const allowed = new Set(
  ["APP Excel CSV csv PDF JPG JPEG PNG XLSX xlsx xls ods DOCX Ctrl Esc Enter Shift Chrome Edge Firefox Safari"].flatMap(
    (words) => words.split(" "),
  ),
);

/** What holds names of accounts, devices and requests; these words may be repeated elsewhere on the page. */
const foreign = [
  "code, kbd, [translate='no']",
  ...["账号", "设备", "请求号", "对象", "说明"].map((label) => `[data-label='${label}']`),
].join();

/** Words of three or more Latin letters in what is read or spoken, outside the names above. */
export async function expectNoEnglish(page: Page, where: string, names: readonly string[] = []): Promise<void> {
  const { found: texts, quoted } = await page.evaluate((skip) => {
    const found: string[] = [document.title];
    const quoted = Array.from(document.querySelectorAll(skip), (element) => element.textContent ?? "");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.closest(skip)) continue;
        for (const name of ["title", "aria-label", "placeholder", "alt"]) found.push(node.getAttribute(name) ?? "");
      } else if (!node.parentElement?.closest(`script, style, noscript, ${skip}`)) found.push(node.textContent ?? "");
    }
    return { found, quoted };
  }, foreign);
  const wordsOf = (from: readonly string[]) => from.flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? []);
  const known = new Set([...allowed, ...names, ...wordsOf(quoted)]);
  const left = wordsOf(texts).filter((word) => !known.has(word));
  expect.soft([...new Set(left)], `${where} 中的英文`).toEqual([]);
}
