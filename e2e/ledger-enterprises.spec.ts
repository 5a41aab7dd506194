import { readWorkbook } from "./files";
import { expect, test } from "./fixture";
import { headAt } from "./ledger-figures";
import { numberIn, type Officer } from "./officer";

const family = "推动头部企业的下属企业、关联企业";

/** Numbers of the stages above the list, by their words. */
async function pipeline({ page }: Officer, path: string): Promise<Record<string, number>> {
  await page.goto(path);
  const steps = await page
    .locator(".pipe > div")
    .evaluateAll((parts) =>
      parts.map((part) => [part.querySelector("span")?.textContent ?? "", part.querySelector("b")?.textContent ?? ""]),
    );
  return Object.fromEntries(steps.map(([label, count]) => [label, numberIn(count ?? "")]));
}

/** 达到 of a stage in the overview's funnel. */
async function reached({ page }: Officer, stage: string): Promise<number> {
  await page.goto("/overview");
  const row = page.locator(".funnel-row", { hasText: stage });
  return numberIn((await row.locator("a.d").first().textContent()) ?? "");
}

/** A unit's row of the league as the workbook holds it, with what a screen rounds. */
async function leagueRow({ page }: Officer, unit: string) {
  const answer = await page.request.get("/export/league?format=xlsx");
  return (await readWorkbook(await answer.body())).rows.find((row) => row.单位 === unit);
}

/** What a task has reached, unrounded. */
async function exactly({ page }: Officer, title: string): Promise<number> {
  const answer = await page.request.get(`/export/plan?format=xlsx&q=${encodeURIComponent(title)}`);
  return Number((await readWorkbook(await answer.body())).rows[0]?.实际);
}

async function firstRow({ page }: Officer, path: string): Promise<{ id: string; name: string }> {
  await page.goto(path);
  const row = page.locator("tr[data-row]").first();
  await expect(row).toBeVisible();
  return {
    id: (await row.getAttribute("data-row")) ?? "",
    name: (await row.locator("th a").first().textContent()) ?? "",
  };
}

async function fillMove(officer: Officer, stage: string, document: string) {
  await officer.page.getByRole("button", { name: "登记推进" }).first().click();
  const form = officer.page.getByRole("form", { name: "登记推进" });
  await form.getByLabel("推进到").selectOption({ label: stage });
  await form.getByRole("textbox", { name: /^文件/ }).fill(document);
  return form;
}

test("在浏览器里把一家企业推进到已建会：漏斗、任务、排名、变更记录和时间线一起变", async ({ as }) => {
  test.setTimeout(120_000);
  const [city, chaoyang] = [await as("city"), await as("chaoyang")];
  const { id, name } = await firstRow(chaoyang, "/enterprises?kind=subsidiary&stage=approving&eligible=yes");
  const look = async () => ({
    own: await pipeline(chaoyang, "/enterprises"),
    whole: await pipeline(city, "/enterprises"),
    reached: await reached(city, "已建会"),
    task: (await chaoyang.taskRow(family)).actual,
    cityTask: await exactly(city, family),
    league: await leagueRow(city, "朝阳区"),
  });
  const before = await look();

  await chaoyang.open(`/enterprises?stage=approving&sheet=${id}`);
  const form = await fillMove(chaoyang, "已建会", "朝阳区总工会批复〔2022〕18号");
  await form.getByRole("button", { name: "登记", exact: true }).click();
  await expect(chaoyang.page.getByRole("status").filter({ hasText: "已建会" })).toBeVisible();
  const now = chaoyang.page.locator(".stage-line .now").first();
  await expect(now).toContainText("已建会");
  await expect(now).toContainText("2022-07-06");
  await expect(now).toContainText("朝阳区总工会批复〔2022〕18号");

  const after = await look();
  for (const part of ["own", "whole"] as const) {
    expect(after[part], part).toEqual({
      ...before[part],
      报批: before[part].报批! - 1,
      已建会: before[part].已建会! + 1,
    });
  }
  expect(after.reached).toBe(before.reached + 1);
  expect(after.task).toBeGreaterThan(before.task);
  expect(after.cityTask).toBeGreaterThan(before.cityTask);
  expect(Number(after.league?.综合完成率)).toBeGreaterThan(Number(before.league?.综合完成率));
  expect(Number(after.league?.名次)).toBeLessThanOrEqual(Number(before.league?.名次));

  await city.open(`/enterprises/${id}`);
  await expect(city.page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(city.page.locator(".stage-line .now")).toContainText("已建会");
  const history = city.page.locator("section", { has: city.page.getByRole("heading", { name: "变更记录" }) });
  await expect(history).toContainText("报批 → 已建会 2022-07-06");
  await expect(history).toContainText("朝阳区总工会");
});

test("区和街道同时推进一家企业：先到的生效，后到的看到是谁、什么时候，填的还在", async ({ as }) => {
  const [chaoyang, heping] = [await as("chaoyang"), await as("heping")];
  const { id } = await firstRow(heping, "/enterprises?stage=established");
  await chaoyang.open(`/enterprises/${id}`);
  await heping.open(`/enterprises/${id}`);
  const stage = "报批";
  const first = await fillMove(heping, stage, "街道走访记录");
  const second = await fillMove(chaoyang, stage, "区里的走访记录");
  for (const form of [first, second]) await form.getByLabel(/^原因或理由/).fill("选举材料需补正");
  await first.getByRole("button", { name: "登记", exact: true }).click();
  await expect(heping.page.locator(".stage-line .now")).toContainText(stage);

  await second.getByRole("button", { name: "登记", exact: true }).click();
  await expect(second).toContainText(/已由和平街街道总工会 \S+ 于 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 修改，现为“报批”/);
  await expect(second.getByRole("textbox", { name: /^文件/ })).toHaveValue("区里的走访记录");
  await expect(second.getByLabel(/^原因或理由/)).toHaveValue("选举材料需补正");
  await expect(second.getByLabel("推进到").locator("option:checked")).toHaveText(stage);
  await chaoyang.open(`/enterprises/${id}`);
  await expect(chaoyang.page.locator(".stage-line .now")).toContainText("街道走访记录");
});

test("另一个街道的工作组成员只看到那一个家族", async ({ as }) => {
  test.setTimeout(90_000);
  const [city, heping] = [await as("city"), await as("heping")];
  const head = await firstRow(city, "/enterprises?kind=head&unit=110108");
  heping.expectTrouble(/status of 404/);
  expect(await heping.statusOf(`/enterprises/${head.id}`)).toBe(404);
  const own = (await headAt(heping, "/enterprises")).rows;

  const { page } = city;
  await city.open(`/enterprises/${head.id}`);
  const street = page.locator("tr", { hasText: "街道" }).filter({ has: page.getByRole("button", { name: "调整" }) });
  await street.getByRole("button", { name: "调整" }).click();
  const form = street.getByRole("form", { name: "调整席位" });
  await form.getByLabel("单位").selectOption({ label: "和平街街道总工会" });
  await form.getByLabel("成员").fill("江海晴");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(street).toContainText("江海晴");

  await heping.open("/enterprises");
  const chip = heping.page.getByRole("link", { name: /联合工作组\s*\d+ 家/ });
  const opened = numberIn((await chip.textContent()) ?? "");
  expect(opened).toBeGreaterThan(0);
  await expect(heping.page.getByRole("heading", { name: `${own} 家`, exact: true })).toBeVisible();
  await chip.click();
  await expect(heping.page).toHaveURL(/seat=1/);
  await expect(heping.page.getByRole("heading", { name: `${opened} 家`, exact: true })).toBeVisible();
  expect(await heping.statusOf(`/enterprises/${head.id}`)).toBe(200);
  const others = await firstRow(city, "/enterprises?kind=head&unit=110108&sort=-name");
  if (others.id !== head.id) expect(await heping.statusOf(`/enterprises/${others.id}`)).toBe(404);
});
