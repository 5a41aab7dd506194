import { expect, type Page } from "@playwright/test";

export interface ReportExtras {
  note?: string;
  files?: { name: string; mimeType: string; buffer: Buffer }[];
}

interface TaskRow {
  actual: number;
  target: number;
  /** 0–1, as the bar's number says. */
  share: number;
  status: string;
}

/** Somebody at the browser: what an officer does and reads, in the officer's words. */
export class Officer {
  /** What the browser's console and scripts complained about; must stay empty. */
  readonly troubles: string[] = [];
  #expected: RegExp[] = [];

  constructor(
    readonly name: string,
    readonly page: Page,
  ) {
    page.on("console", (message) => {
      if (message.type() === "error") this.troubles.push(`${page.url()} ${message.text()}`.slice(0, 400));
    });
    page.on("pageerror", (error) => this.troubles.push(`${page.url()} ${error.message}`));
  }

  /** What a test brings about on purpose is no trouble. */
  expectTrouble(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  async open(path: string): Promise<void> {
    const answer = await this.page.goto(path);
    expect(answer?.status(), `${this.name} ${path}`).toBeLessThan(400);
  }

  /** Status of an address without opening it, redirects not followed. */
  async statusOf(path: string): Promise<number> {
    return (await this.page.request.get(path, { maxRedirects: 0 })).status();
  }

  async textOf(path: string): Promise<string> {
    return (await this.page.request.get(path)).text();
  }

  /** A figure on a card of the overview: 13, 26.18万 → 261800, 94.1% → 0.941. */
  async figure(path: string, label: string): Promise<number> {
    await this.open(path);
    const card = this.page.locator(".kpi", { has: this.page.locator(".kt", { hasText: label }) });
    return numberIn((await card.locator(".kv b").textContent()) ?? "");
  }

  /** The row of a task in the task-breakdown table, as seen from `unit` or from the own unit. */
  async taskRow(title: string, unit?: string): Promise<TaskRow> {
    await this.open(`/plan?q=${encodeURIComponent(title)}${unit ? `&unit=${unit}` : ""}`);
    const row = this.page.locator("tr[data-row]", { hasText: title });
    await expect(row).toHaveCount(1);
    const cell = async (label: string) => (await row.locator(`[data-label="${label}"]`).textContent()) ?? "";
    const [actual = "", target = ""] = (await cell("实际 / 目标")).split("/");
    return {
      actual: numberIn(actual),
      target: numberIn(target),
      share: numberIn(await cell("完成率（竖线为应达）")),
      status: (await cell("状态")).trim(),
    };
  }

  /** Opens the task's page from the table. */
  async openTask(title: string): Promise<void> {
    await this.open(`/plan?q=${encodeURIComponent(title)}`);
    await this.page.locator("tr[data-row]", { hasText: title }).getByRole("link", { name: title }).click();
    await expect(this.page).toHaveURL(/\/plan\/\d+/);
  }

  /** Reports an increment of the own unit on the open task's page. */
  async report(title: string, amount: number, { note = "", files = [] }: ReportExtras = {}): Promise<void> {
    await this.openTask(title);
    await this.page.getByRole("button", { name: "填报进展" }).click();
    const form = this.page.getByRole("form", { name: "填报进展" });
    await form.getByLabel(/^本次增加/).fill(String(amount));
    await form.getByLabel(/^说明/).fill(note);
    if (files.length > 0) await form.getByLabel(/^佐证材料/).setInputFiles(files);
    const sure = form.getByLabel("数字无误，确认填报");
    if (await sure.isVisible()) await sure.check();
    await form.getByRole("button", { name: "填报", exact: true }).click();
    await expect(form).toBeHidden();
  }

  /** Ends the visit: whatever the console said is a failure. */
  async leave(): Promise<void> {
    await this.page.context().close();
    const unexpected = this.troubles.filter((trouble) => !this.#expected.some((pattern) => pattern.test(trouble)));
    expect(unexpected, `${this.name} 的浏览器控制台`).toEqual([]);
  }
}

/** The first number of a text as the pages write them: 1,310 · −12 · 26.18万 · 94.1%. */
export function numberIn(text: string): number {
  const found = /([-−]?)([\d,]+(?:\.\d+)?)\s*(万(?!元)|%)?/.exec(text);
  if (!found) return Number.NaN;
  const [, sign, digits = "", scale] = found;
  const value = Number(digits.replaceAll(",", "")) * (sign ? -1 : 1);
  return scale === "万" ? value * 10_000 : scale === "%" ? value / 100 : value;
}
