import { numberIn, type Officer } from "./officer";

/** A number of a ledger's screen that is a link. */
export interface Figure {
  page: string;
  text: string;
  href: string;
  value: number;
  /** What of the list it states: its rows, its sum, or an enterprise's people. */
  counts: "rows" | "sum" | "people";
}

/** What the head of a ledger's list says of all its rows. */
export interface Head {
  rows?: number;
  sum?: number;
  members?: number;
  workers?: number;
  records?: number;
}

const ledgers = /^\/(enterprises|membership)(\/floating-unions|\/offers)?(\?|#|$)/;

/**
 * Numbers of a page that open a ledger's list, and numbers of the same parts that open nothing. Shares, dates, targets, paces and
 * what stands in a row of a list are no counts of rows.
 */
export async function figuresOn({ page }: Officer, path: string): Promise<{ linked: Figure[]; bare: string[] }> {
  await page.goto(path);
  const found = await page.locator("main").evaluate((main) => {
    const number = /^[^\d%]*[+−-]?[\d,]+(?!.*%)[^\d]*$/;
    const links = main.querySelectorAll(
      "a.d, .pipe a, nav.seg a, a.chip, .multiple-bars a, .family-tree a[href*='id='], .head a.d, .ledger-side a",
    );
    const linked = [...links].map((link) => ({
      text: (link.querySelector("title") ?? link.querySelector("b") ?? link).textContent?.trim() ?? "",
      href: link.getAttribute("href") ?? "",
      tab: link.closest("nav.seg") !== null,
      people: link.closest(".sums > :nth-child(3)") !== null,
    }));
    const parts =
      ".pipe, .funnel-row, .funnel-foot, .ledger, .growth-sums td.n, .growth-table td.n, .multiple, .sums, .head small";
    const bare: string[] = [];
    for (const part of main.querySelectorAll(parts)) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? "";
        if (!number.test(text) || /^[+−-]?0$/.test(text)) continue;
        const around = node.parentElement;
        if (around?.closest("a, title, thead, .mut, .ledger small, .multiple-target, .pace")) continue;
        bare.push(`${part.className} ${text}`);
      }
    }
    // A chip with × states the filter that is on, and leads out of it.
    return { linked: linked.filter(({ text }) => /\d/.test(text) && !/%|×$/.test(text)), bare };
  });
  const linked = found.linked
    .filter(({ href }) => ledgers.test(href))
    .map(({ tab, people, ...link }): Figure => {
      const counts = tab ? "rows" : people ? "people" : "sum";
      // A bar's title begins with its month, 49 笔 406 人 with its rows.
      const text = link.text.replace(/^20\d{2}-\d{2} /, "").replace(/^[\d,]+ 笔 /, "");
      return { page: path, ...link, text, value: numberIn(text), counts };
    })
    .filter(({ value }) => value !== 0);
  return { linked, bare: found.bare };
}

const seen = new Map<string, Promise<Head>>();

/** The head of the list at an address, as the officer is told it; asked for once. */
export function headAt(officer: Officer, href: string): Promise<Head> {
  const key = `${officer.name} ${href}`;
  const head = seen.get(key) ?? readHead(officer, href);
  seen.set(key, head);
  return head;
}

/** Like `headAt`, asked anew: for a list that others write into meanwhile. */
export async function readHead(officer: Officer, href: string): Promise<Head> {
  const html = await officer.textOf(href);
  const text = html.replace(/<script[\s\S]*?<\/script>|<!--.*?-->/g, "").replace(/<[^>]+>/g, " ");
  const said = (pattern: RegExp) => pattern.exec(text.replace(/\s+/g, " "))?.slice(1).map(numberIn) ?? [];
  const number = "([−-]?[\\d,]+)";
  if (href.startsWith("/membership/offers")) {
    const [rows, sum] = said(new RegExp(`会员转接 ${number} 笔 ${number} 人`));
    return { rows: rows!, sum: sum! };
  }
  if (href.startsWith("/membership")) {
    const [rows, sum] = said(new RegExp(`${number} 笔，合计 ${number} 人`));
    return { rows: rows!, sum: sum! };
  }
  if (href.startsWith("/enterprises/floating-unions")) {
    const [rows] = said(new RegExp(`/ ${number} 个`));
    return { rows: rows! };
  }
  const [rows, , records, members, workers] = said(
    new RegExp(`${number} 家 (记录 ${number} 份，)?会员 ${number} 人，从业 ${number} 人，均为企业自报`),
  );
  return { rows: rows!, members: members!, workers: workers!, ...(records ? { records } : {}) };
}
