import { expect, test } from "./fixture";
import { type Figure, figuresOn, type Head, headAt } from "./ledger-figures";
import { numberIn, type Officer } from "./officer";

/** How the chart is cut does not change the list below it, so one look serves all of these addresses. */
const cut = ["by", "stack", "fold", "yoy", "view", "rows", "order", "tab"];

/** Compares every number that is a link with the head of the list that it opens, each list once. Answers how many were compared. */
async function expectEach(officer: Officer, figures: Figure[]): Promise<number> {
  const byHref = Map.groupBy(figures, ({ href }) => {
    const url = new URL(href, "http://board");
    for (const key of cut) url.searchParams.delete(key);
    return `${url.pathname}${url.search}`;
  });
  const waiting = [...byHref];
  const look = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [href, same] = next;
      const head = await headAt(officer, href);
      for (const figure of same)
        expect.soft(meant(figure, head), `${officer.name} ${figure.page} ${figure.text} → ${href}`).toBe(figure.value);
    }
  };
  await Promise.all([look(), look(), look()]);
  return byHref.size;
}

/** The number of the head that the figure speaks of: rows on tabs, else the sum; of an enterprise's family also its people. */
function meant({ href, value, counts }: Figure, head: Head): number | undefined {
  if (counts === "rows") return head.rows;
  if (counts === "people") return [head.members, head.workers].find((n) => n === value) ?? head.members;
  if (href.startsWith("/enterprises")) return head.records ?? head.rows;
  // 退会 and 转出 stand in sums with their sign, in their own lists without.
  return /[?&]kind=(leave|out)\b/.test(href) ? Math.sign(value) * Math.abs(head.sum ?? 0) : head.sum;
}

/** The figure of a task's page that opens its ledger; null where it is reported by hand, or a share. */
function ledgerFigure(page: string, html: string): Figure | null {
  const link = /<a [^>]*title="台账明细"[^>]*>([^<]*)<\/a>/.exec(html);
  const href = link && /href="([^"]+)"/.exec(link[0])?.[1]?.replaceAll("&amp;", "&");
  if (!link || !href || /%/.test(link[1]!) || numberIn(link[1]!) === 0) return null;
  return { page, text: link[1]!, href, value: numberIn(link[1]!), counts: "sum" };
}

const grains = ["month", "week", "day"] as const;
/** Every cell of the growth table opens a list of its own, so each account looks through the periods of one grain. */
const tableOf: Record<string, string> = { city: "month", chaoyang: "week", heping: "day" };
const screens: Record<string, string[]> = {
  企业建会: ["/enterprises", "/enterprises?kind=head", "/enterprises/floating-unions"],
  会员变动: ["/membership", "/membership?fold=1&order=rate", "/membership/offers"],
  会员增长的图: grains.flatMap((by) => [`/membership?fold=1&by=${by}`, `/membership?stack=channel&by=${by}`]),
  会员增长的表: ["yoy=1", "fold=1", "stack=channel"].map((view) => `/membership?view=table&${view}&by=`),
  总览上的漏斗和增长: ["/overview"],
};

for (const account of ["city", "chaoyang", "heping"]) {
  for (const [name, paths] of Object.entries(screens)) {
    test(`${account} ${name}：每个非零数都是链接，打开的清单就是这个数`, async ({ as }) => {
      test.setTimeout(300_000);
      const officer = await as(account);
      const figures: Figure[] = [];
      for (const asked of paths) {
        const path = asked.endsWith("&by=") ? `${asked}${tableOf[account]}` : asked;
        const { linked, bare } = await figuresOn(officer, path);
        expect(linked.length, `${account} ${path} 上的数`).toBeGreaterThan(0);
        expect.soft(bare, `${account} ${path} 上不是链接的数`).toEqual([]);
        figures.push(...linked);
      }
      expect(await expectEach(officer, figures)).toBeGreaterThan(3);
    });
  }

  test(`${account} 企业档案：家族的数打开的就是那些企业`, async ({ as }) => {
    const officer = await as(account);
    const html = await officer.textOf("/enterprises?kind=head&sort=-members");
    const ids = [...html.matchAll(/<tr data-row="(\d+)"/g)].slice(0, 3).map(([, id]) => id);
    const other = await officer.textOf("/enterprises?kind=subsidiary");
    ids.push(...[...other.matchAll(/<tr data-row="(\d+)"/g)].slice(0, 1).map(([, id]) => id));
    expect(ids.length).toBeGreaterThan(0);
    for (const path of ids.flatMap((id) => [`/enterprises/${id}`, `/enterprises?sheet=${id}`])) {
      const { linked, bare } = await figuresOn(officer, path);
      expect(linked.length, path).toBeGreaterThan(1);
      expect.soft(bare, path).toEqual([]);
      await expectEach(
        officer,
        linked.filter(({ page }) => page === path),
      );
    }
  });

  test(`${account} 由台账统计的任务：总览的数、任务页的数、台账的清单是同一个数`, async ({ as }) => {
    test.setTimeout(180_000);
    const officer = await as(account);
    await officer.open("/overview?all=1");
    const cells = await officer.page
      .locator("#league a.d[href^='/plan/'], a.kpi[href^='/plan/']")
      .evaluateAll((links) =>
        links.map((link) => ({
          href: link.getAttribute("href") ?? "",
          text: (link.querySelector(".kv b") ?? link).textContent ?? "",
        })),
      );
    const figures: Figure[] = [];
    for (const href of new Set(cells.map((cell) => cell.href))) {
      const actual = ledgerFigure(href, await officer.textOf(href));
      if (actual === null) continue;
      figures.push(actual);
      for (const { text } of cells.filter((cell) => cell.href === href))
        if (!/[%万]/.test(text)) expect.soft(numberIn(text), `${officer.name} ${href}`).toBe(actual.value);
    }
    const [first] = figures;
    expect(first, "由台账统计的任务").toBeDefined();
    // Once with the table of the units below, whose every figure opens that unit's rows.
    figures.push(...(await figuresOn(officer, first!.page)).linked);
    expect(await expectEach(officer, figures)).toBeGreaterThan(0);
  });
}

test("区的清单、漏斗、导出是本区的；联合工作组的家数打开的就是席位所在的家族", async ({ as }) => {
  const officer = await as("chaoyang");
  const { linked } = await figuresOn(officer, "/enterprises");
  const own = (await headAt(officer, "/enterprises")).rows;
  expect(own).toBe((await headAt(officer, "/enterprises?unit=110105")).rows);
  const exported = await officer.textOf("/export/enterprises?format=csv");
  expect(exported.trim().split(/\r?\n/)).toHaveLength((own ?? 0) + 1);
  const seats = linked.find(({ href }) => href.includes("seat=1"));
  expect(seats, "联合工作组").toBeDefined();
  const opened = await headAt(officer, "/enterprises?seat=1");
  expect(opened.rows).toBe(seats?.value);
  const { linked: inside, bare } = await figuresOn(officer, "/enterprises?seat=1");
  expect(bare).toEqual([]);
  await expectEach(officer, inside);
});

test("点一根柱子，看到的就是那个月的入会", async ({ as }) => {
  const { page } = await as("chaoyang");
  await page.goto("/membership?by=month");
  const bar = page.locator(".growth-bar path").first();
  await bar.hover();
  const said = await page.locator(".curve-tip").textContent();
  await bar.click();
  await expect(page).toHaveURL(/kind=join&period=20\d{2}-\d{2}/);
  const head = await page.locator("#movements .ch small").textContent();
  const joined = /入会 ([\d,]+) 人/.exec(said ?? "")?.[1];
  expect(joined).toBeDefined();
  expect(head).toContain(`合计 ${joined} 人`);
});
