import { byOffice, pagesOf } from "./files";
import { expect, test } from "./fixture";
import type { Officer } from "./officer";

async function fileAt({ page }: Officer, path: string): Promise<Buffer> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  expect(answer.headers()["content-type"]).toContain("wordprocessingml.document");
  return answer.body();
}

/** The first document of the list that the filters leave. */
async function firstOf(officer: Officer, kind: RegExp): Promise<string> {
  await officer.open("/documents");
  const href = await officer.page.getByRole("link", { name: kind }).first().getAttribute("href");
  return `/export/document?id=${/(\d+)$/.exec(href ?? "")?.[1]}`;
}

test("通报 LibreOffice 打得开：页数、标题、附件和排名都在，每页有演示字样", async ({ as }) => {
  test.setTimeout(180_000);
  const city = await as("city");
  const file = await fileAt(city, "/export/briefing?format=docx");
  const pages = pagesOf(await byOffice(file, "docx", "pdf"));
  // Three pages of text and each annex on pages of its own.
  expect(pages).toBeGreaterThanOrEqual(8);
  expect(pages).toBeLessThanOrEqual(16);
  const text = (await byOffice(file, "docx", "txt:Text")).toString("utf8");
  const order = [
    "工作通报",
    "情况的通报",
    "一、总体进展",
    "二、各区排名",
    "三、存在问题",
    "四、下一步工作",
    "附件",
    "各区综合完成率排名表",
    "各区重点指标进展表",
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (const district of ["东城", "朝阳", "延庆"]) expect(text).toContain(district);
});

test("区和街道的进展报告、督办单 LibreOffice 打得开", async ({ as }) => {
  test.setTimeout(180_000);
  const heping = await as("heping");
  const report = await byOffice(await fileAt(heping, await firstOf(heping, /和平街.*报告$/)), "docx", "txt:Text");
  expect(report.toString("utf8")).toContain("和平街街道总工会");

  const city = await as("city");
  await city.open("/follow-ups?level=supervise");
  await city.page.locator("tr[data-row] th a").first().click();
  const link = city.page.getByRole("link", { name: "导出督办单" });
  const order = await fileAt(city, (await link.getAttribute("href")) ?? "");
  expect(pagesOf(await byOffice(order, "docx", "pdf"))).toBe(1);
  // Short words are spread over their cells by blanks.
  const text = (await byOffice(order, "docx", "txt:Text")).toString("utf8").replaceAll(/\s/g, "");
  for (const part of ["督办单", "督办〔", "事项来源", "办结时限", "签收", "落实情况", "审核意见"])
    expect(text).toContain(part);
});
