import { expect, test } from "./fixture";
import { numberIn, type Officer } from "./officer";

interface Count {
  text: string;
  href: string;
}

/** Numbers of the page that are links, by a selector: the number's text and where it leads. */
async function counts({ page }: Officer, path: string, selector: string, number: string): Promise<Count[]> {
  await page.goto(path);
  await expect(page.locator(selector)).not.toHaveCount(0);
  return page.locator(selector).evaluateAll(
    (links, inside) =>
      links.map((link) => ({
        text: ((inside ? link.querySelector(inside) : link)?.textContent ?? "").trim(),
        href: link.getAttribute("href") ?? "",
      })),
    number,
  );
}

/** How many rows a list has, all of its pages together. */
async function rowsAt(officer: Officer, href: string): Promise<number> {
  const html = await officer.textOf(href);
  const pager = /class="pager"[^>]*>\s*<span>[\s\S]*?<\/span>/.exec(html)?.[0];
  const total = pager && /\/\s*(?:<!-- -->)*\s*([\d,]+)/.exec(pager.replaceAll("<!-- -->", ""))?.[1];
  return total ? Number(total.replaceAll(",", "")) : (html.match(/<tr data-row="/g) ?? []).length;
}

async function expectEach(officer: Officer, found: Count[]): Promise<void> {
  for (const { text, href } of found)
    expect.soft(await rowsAt(officer, href), `${officer.name} ${href}`).toBe(numberIn(text));
}

for (const [account, path] of [
  ["city", "/overview"],
  ["city", "/overview?unit=110105"],
  ["chaoyang", "/overview"],
  ["heping", "/overview"],
] as const) {
  test(`${account} ${path}：任务按状态的每个数打开的就是那么多任务`, async ({ as }) => {
    const officer = await as(account);
    const found = await counts(officer, path, ".counts a", "b");
    await expectEach(officer, found);
    const total = numberIn((await officer.page.locator(".counts .sub").first().textContent()) ?? "");
    expect(await rowsAt(officer, path.replace("/overview", "/plan"))).toBe(total);
  });
}

test("任务完成的数打开的就是那么多已完成的任务", async ({ as }) => {
  const city = await as("city");
  await expectEach(city, await counts(city, "/overview", "a.kpi:has-text('任务完成')", ".kv b"));
});

for (const [account, path] of [
  ["city", "/overview?all=1"],
  ["chaoyang", "/overview?all=1"],
] as const) {
  test(`${account} 排名表每个逾期数打开的就是那么多逾期任务`, async ({ as }) => {
    const officer = await as(account);
    const found = await counts(officer, path, "#league tbody a[href*='status=overdue']", "");
    expect(found.length).toBeGreaterThan(1);
    await expectEach(officer, found);
  });

  test(`${account} 排名表各行的逾期数加起来就是合计`, async ({ as }) => {
    const { page } = await as(account);
    await page.goto(path);
    const cells = await page.locator("#league tbody tr td:last-child").allTextContents();
    const own = await page.locator("#league tfoot tr:last-child td:last-child").textContent();
    expect(cells.map(numberIn).reduce((sum, n) => sum + n, 0)).toBe(numberIn(own ?? ""));
  });
}

test("措施条上的项数打开的就是那么多任务", async ({ as }) => {
  const city = await as("city");
  const strip = await counts(city, "/overview", "a.strip-measure", ".strip-note");
  expect(strip).toHaveLength(10);
  let sum = 0;
  for (const { href } of strip) sum += await rowsAt(city, href);
  const note = (await city.page.locator(".counts .mut").first().textContent()) ?? "";
  expect(sum).toBe(numberIn(note));
  const overdue = strip.filter(({ text }) => text.includes("逾期"));
  for (const { text, href } of overdue)
    expect(await rowsAt(city, `${href}&status=overdue`), href).toBe(numberIn(text.slice(text.indexOf("逾期"))));
});

test("从市到区到街道到任务，一路点下去", async ({ as }) => {
  const { page } = await as("city");
  await page.goto("/overview");
  await page.locator("#league").getByRole("link", { name: "朝阳区", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("朝阳区总览");
  await page.locator("#league tbody th a").first().click();
  await expect(page).toHaveURL(/unit=110105\d{3}/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/总览$/);
  const task = page.locator(".own-tasks tbody th a").first();
  const title = (await task.textContent()) ?? "";
  await task.click();
  await expect(page).toHaveURL(/\/plan\/\d+\?unit=110105\d{3}/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("跟进督办各环节和级别的数打开的就是那么多事项", async ({ as }) => {
  for (const account of ["city", "chaoyang"]) {
    const officer = await as(account);
    await expectEach(officer, await counts(officer, "/follow-ups", "section[aria-label='各环节项数'] a", "b"));
    await expectEach(officer, await counts(officer, "/follow-ups", "nav[aria-label='级别'] a", ""));
  }
});
