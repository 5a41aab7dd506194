import { parse } from "csv-parse/sync";
import { changedSample, sample } from "./files";
import { expect, openOfficer, test } from "./fixture";
import { inspect } from "./inspect";
import { type NewBoard, startNewBoard } from "./new-board";
import type { Officer } from "./officer";

// One board from its first start on: each test goes on where the one before has stopped.
test.describe.configure({ mode: "serial", timeout: 180_000 });

const password = "Gongzuo-Jihua-22";
const tasksFile = "任务分解表.xlsx";
const sharesFile = "区级目标分解.xlsx";
let board: NewBoard;
let planner: Officer;
let untouched: string[];

test.beforeAll(async ({ browser }) => {
  board = await startNewBoard();
  planner = await openOfficer(browser, board.url, "专班");
});

test.afterAll(async () => {
  await planner?.leave();
  await board?.end();
});

async function signInFirst({ page }: Officer, account: string, oneTime: string, next: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码").fill(oneTime);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByLabel("一次性密码").fill(oneTime);
  await page.getByLabel("新密码").fill(next);
  await page.getByLabel("再填一遍").fill(next);
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
}

/** What the plan's screens say and its exports hold, without the times of the day. */
async function everything(): Promise<string[]> {
  const said: string[] = [];
  for (const path of ["/desk", "/overview", "/overview?unit=110105", "/plan", "/plan?unit=110105"]) {
    await planner.open(path);
    said.push(`${path} ${await planner.page.getByRole("main").textContent()}`);
  }
  for (const path of ["/export/plan?format=csv", "/export/league?format=csv", "/export/plan?format=csv&unit=110105"])
    said.push(`${path} ${await planner.textOf(path)}`);
  return said;
}

async function upload(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const { page } = planner;
  await planner.open("/plan/import");
  await page.locator("input[type=file]").setInputFiles(typeof file === "string" ? sample(file) : file);
  await page.getByRole("button", { name: "上传并核对" }).click();
  await expect(page).toHaveURL(/batch=\d+/);
}

/** What became of the open batch. */
const standing = () => planner.page.locator(".accept b").first();

/** The five counts of the preview. */
async function counts(): Promise<Record<string, string>> {
  const cells = planner.page.getByRole("region", { name: "核对结果" }).locator("a");
  await expect(cells).toHaveCount(5);
  return Object.fromEntries(
    await cells.evaluateAll((all) =>
      all.map((cell) => [cell.querySelector("span")?.textContent ?? "", cell.querySelector("b")?.textContent ?? ""]),
    ),
  );
}

async function tasks(): Promise<Record<string, string>[]> {
  return parse(await planner.textOf("/export/plan?format=csv"), { bom: true, columns: true });
}

test("新库：安全管理员用一次性密码登录，改密码，建专班账号", async ({ browser }) => {
  expect(Object.keys(board.passwords).sort()).toEqual(["auditor", "secadmin", "sysadmin"]);
  const admin = await openOfficer(browser, board.url, "安全管理员");
  await signInFirst(admin, "secadmin", board.passwords.secadmin!, "Anquan-Guanli-22");
  const { page } = admin;
  await admin.open("/admin/accounts/new");
  await page.getByLabel("账号", { exact: true }).fill("zhuanban");
  await page.getByLabel("姓名").fill("顾清和");
  await page.getByRole("combobox", { name: "单位" }).fill("北京市");
  await page.getByRole("option").first().click();
  await page.getByRole("checkbox", { name: "专班" }).check();
  await page.getByRole("button", { name: "建立账号" }).click();
  const oneTime = (await page.locator(".secret code").textContent()) ?? "";
  await signInFirst(planner, "zhuanban", oneTime, password);
  await expect(page.getByText("演示数据")).toHaveCount(0);
  await admin.leave();
  untouched = await everything();
  expect(untouched.join()).toContain("还没有任务分解表");
});

test("坏了一行的文件：说出表、行、列、原因和原文，取消后什么也没有写", async () => {
  const { page } = planner;
  const buffer = await changedSample(tasksFile, { J10: "看情况" });
  await upload({ name: "改坏的任务分解表.xlsx", mimeType: "application/octet-stream", buffer });
  expect(await counts()).toMatchObject({ 新增: "57", 拒绝: "1" });
  const row = page.getByRole("region", { name: "拒绝" }).locator("tbody tr");
  await expect(row).toHaveCount(1);
  await expect(row.locator("td")).toHaveText(["任务分解表", "10", "完成时限", /.{4,}/, "看情况"]);
  await inspect(planner, "核对一批");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "入账 57 行" }).click();
  await expect(page.getByText(/^有 1 行被拒绝/)).toBeVisible();
  expect(await tasks()).toEqual([]);
  await page.getByRole("button", { name: "取消这一批" }).click();
  await expect(page).toHaveURL(/\/plan\/import$/);
  await expect(page.getByText("已取消，没有写入")).toBeVisible();
  await expect(page.locator("tr", { hasText: "改坏的任务分解表" })).toHaveCount(0);
  expect(await everything()).toEqual(untouched);
});

test("任务分解表入账：58 项任务，156 个配合单位，每个时限都认出或问过", async () => {
  const { page } = planner;
  await upload(tasksFile);
  expect(await counts()).toEqual({ 新增: "58", 更正: "0", 重复: "0", 拒绝: "0", 提醒: "0" });
  await expect(page.getByText("待确认 9 项")).toBeVisible();
  expect(await everything()).toEqual(untouched);
  await planner.page.goBack();
  await upload(tasksFile);
  await page.getByRole("button", { name: "入账 58 行" }).click();
  await expect(standing()).toHaveText("已入账：新增 58 行，更正 0 行");

  await inspect(planner, "已入账的一批");
  await page.setViewportSize({ width: 1440, height: 900 });

  const rows = await tasks();
  expect(rows).toHaveLength(58);
  const outside = (text: string) => text.replace(/（[^）]*）/g, "");
  const parties = rows.flatMap((row) =>
    outside(row.配合单位 ?? "")
      .split("、")
      .filter(Boolean),
  );
  expect(parties).toHaveLength(156);
  const sources = Object.groupBy(rows, (row) => row.数据来源 ?? "");
  expect(Object.fromEntries(Object.entries(sources).map(([source, own]) => [source, own!.length]))).toEqual({
    ...{ 人工填报: 6, 活动日志: 15, 企业建会台账: 12, 会员台账: 9, 诉求案件台账: 7, 服务阵地台账: 5, 资金台账: 4 },
  });
  expect(rows.filter((row) => row["时限：完成时限"] === "")).toHaveLength(9);
  expect(rows.filter((row) => row["量化指标：目标"] !== "").map((row) => row["量化指标：目标"])).toEqual(
    expect.arrayContaining(["3920", "1500", "1000", "100%"]),
  );
});

test("区级目标分解入账：35 项任务 590 格，差额有提醒", async () => {
  const { page } = planner;
  await upload(sharesFile);
  expect(await counts()).toEqual({ 新增: "35", 更正: "0", 重复: "0", 拒绝: "0", 提醒: "1" });
  await expect(page.getByText(/相差 20 万元/).first()).toBeVisible();
  await page.getByRole("button", { name: "入账 35 行" }).click();
  await expect(standing()).toHaveText("已入账：新增 35 行，更正 0 行");

  const html = await planner.textOf("/plan");
  const ids = [...html.matchAll(/<tr data-row="(\d+)"/g)].map(([, id]) => id!);
  expect(ids).toHaveLength(58);
  let cells = 0;
  let split = 0;
  for (const id of ids) {
    const answer = await page.request.get(`/plan/${id}/allocations`);
    if (answer.status() === 404) continue;
    const used = [...(await answer.text()).matchAll(/<input(?=[^>]*name="use\.\d+")(?=[^>]*checked)[^>]*>/g)].length;
    cells += used;
    split += used > 0 ? 1 : 0;
  }
  expect([split, cells]).toEqual([35, 590]);
});

test("同一个文件再送一次，什么也不增加", async () => {
  const before = await everything();
  for (const [file, rows] of [
    [tasksFile, "58"],
    [sharesFile, "35"],
  ] as const) {
    await upload(file);
    expect(await counts()).toMatchObject({ 新增: "0", 更正: "0", 重复: rows, 拒绝: "0" });
    await expect(planner.page.getByText("文件内容与现有数据完全一致，没有可以入账的行。")).toBeVisible();
    await expect(planner.page.getByRole("button", { name: /^入账/ })).toHaveCount(0);
  }
  expect(await everything()).toEqual(before);
});

test("撤销：先有分解的任务撤不了并说明，撤完两批，每一页和导出都与导入前一样", async () => {
  const { page } = planner;
  const open = async (file: string) => {
    await planner.open("/plan/import");
    await page
      .locator("tr", { hasText: file })
      .filter({ hasText: /可撤销|不可撤/ })
      .getByRole("link", { name: file })
      .click();
    await expect(page).toHaveURL(/batch=\d+/);
  };
  await open(tasksFile);
  await expect(page.getByText("35 行不可撤，逐行查看")).toBeVisible();
  await expect(page.getByRole("button", { name: "撤销这一批" })).toHaveCount(0);
  for (const file of [sharesFile, tasksFile]) {
    await open(file);
    await page.getByRole("button", { name: "撤销这一批" }).click();
    await page.getByRole("button", { name: "确认撤销" }).click();
    await expect(standing()).toHaveText(/^已撤销 /);
  }
  expect(await everything()).toEqual(untouched);
});
