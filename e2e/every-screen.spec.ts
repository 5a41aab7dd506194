import { expect, test } from "./fixture";
import { inspect } from "./inspect";
import type { Officer } from "./officer";

/** A screen by its address, or by how an officer gets to it. */
type Way = string | ((officer: Officer) => Promise<void>);
type Screens = Record<string, Way>;

/** Follows the first link whose address matches, from a page on which there is one. */
const first = (from: string, address: RegExp) => async (officer: Officer) => {
  const html = await officer.textOf(from);
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));
  const link = links.find((href) => address.test(href));
  expect(link, `${from} 上没有 ${address} 的链接`).toBeDefined();
  await officer.open(link!);
};

const aTask = first("/plan", /^\/plan\/\d+/);
const taskPart = (part: string) => async (officer: Officer) => {
  await aTask(officer);
  await officer.open(`${new URL(officer.page.url()).pathname}/${part}`);
};

const work: Screens = {
  待办: "/desk",
  总览: "/overview",
  任务分解表: "/plan",
  逾期任务: "/plan?status=overdue&sort=-due",
  没有结果的任务分解表: "/plan?q=没有这样的任务",
  任务页: aTask,
  跟进督办: "/follow-ups",
  督办事项: first("/follow-ups", /[?&]sheet=\d+/),
  督办看板: "/follow-ups?view=board",
  领导批示: "/instructions",
  消息: "/notices",
  消息设置: "/notices/settings",
  我的导出: "/exports",
  本人账号: "/account",
  认不出的参数: "/plan?status=late&page=0&colour=red",
};

const ledgers: Screens = {
  企业建会: "/enterprises",
  企业侧页: first("/enterprises", /^\/enterprises\?.*sheet=\d+/),
  会员与会籍: "/membership",
  转接: "/membership/offers",
};

const reports: Screens = {
  进展报告: "/reports",
  周报: "/reports?period=2022-W25",
  报告侧页: first("/reports", /^\/reports\?.*sheet=/),
  本单位报告: "/reports/2022-06",
  齐全率: "/reports/rates",
  调整明细: "/reports/adjustments?period=2022-05",
};

const screens: Record<string, Screens> = {
  city: {
    ...work,
    ...ledgers,
    ...reports,
    一家企业: "/enterprises/1",
    登记企业: "/enterprises/new",
    流动会员联合工会: "/enterprises/floating-unions",
    建会台账导入: "/enterprises/import",
    会员变动导入: "/membership/import",
    区总览: "/overview?unit=110105",
    街道总览: first("/overview?unit=110105", /^\/overview\?unit=110105\d{3}/),
    全部排名: "/overview?all=1",
    一项措施的总览: "/overview?measure=3",
    区的任务分解表: "/plan?unit=110105",
    修改任务: taskPart("edit"),
    调整分解: taskPart("allocations"),
    新增任务: "/plan/new",
    方案设置: "/plan/settings",
    导入: "/plan/import",
    新建督办: "/follow-ups/new?unit=110105",
    受阻企业批量督办: "/follow-ups/new?from=%2Fenterprises%3Fstalled%3D1&level=chase",
    督办统计: "/follow-ups/statistics",
    督办模板: "/follow-ups/templates",
  },
  chaoyang: {
    ...work,
    ...reports,
    街道总览: first("/overview", /^\/overview\?unit=110105\d{3}/),
    街道的任务分解表: first("/overview", /^\/plan\?unit=110105\d{3}/),
    调整分解: taskPart("allocations"),
    新建督办: "/follow-ups/new",
  },
  heping: {
    ...work,
    ...reports,
    周报填报: "/reports/2022-06?part=2022-W25",
    企业建会: "/enterprises",
    会员与会籍: "/membership",
  },
  leader: {
    待办: "/desk",
    进展报告: "/reports",
    总览: "/overview",
    任务分解表: "/plan",
    任务页: aTask,
    领导批示: "/instructions",
  },
  sysadmin: {
    单位: "/admin/units",
    一个区的单位: "/admin/units?unit=110105",
    单位维护: "/admin/units/110105",
    工作日历: "/admin/units/calendars",
    系统设置: "/admin/settings",
    后台任务: "/admin/jobs",
    没有失败的后台任务: "/admin/jobs?state=failed",
    本人账号: "/account",
  },
  secadmin: {
    账号与角色: "/admin/accounts",
    一个账号: first("/admin/accounts?q=heping", /^\/admin\/accounts\/[0-9a-f-]{36}/),
    新建账号: "/admin/accounts/new",
    名册导入: "/admin/accounts/import",
    本人账号: "/account",
  },
  auditor: {
    审计日志: "/admin/audit",
    一条审计: first("/admin/audit?size=10", /[?&]sheet=\d+/),
    本人账号: "/account",
  },
};

for (const [account, ways] of Object.entries(screens)) {
  for (const [screen, way] of Object.entries(ways)) {
    test(`${account} 看${screen}：没有报错、不横向滚动、无障碍、没有英文`, async ({ as }) => {
      const officer = await as(account);
      if (typeof way === "string") await officer.open(way);
      else await way(officer);
      await inspect(officer, `${account} ${screen}`);
    });
  }
}

test("填报对话框开着：没有横向滚动、无障碍、没有英文", async ({ as }) => {
  const heping = await as("heping");
  await heping.openTask("依托基层工会、职工教育培训示范点");
  await heping.page.getByRole("button", { name: "填报进展" }).click();
  await inspect(heping, "填报对话框");
});

test("搜索开着：没有横向滚动、无障碍、没有英文", async ({ as }) => {
  const city = await as("city");
  await city.open("/desk");
  await city.page.keyboard.press("Control+k");
  await city.page.keyboard.type("和平");
  await expect(city.page.getByRole("option").first()).toBeVisible();
  await inspect(city, "搜索");
});

test("没有这一页：没有横向滚动、无障碍、没有英文", async ({ as }) => {
  const city = await as("city");
  city.expectTrouble(/status of 404/);
  await city.page.goto("/plan/99999999");
  await inspect(city, "没有这一页");
});

test("登录页：没有报错、不横向滚动、无障碍、没有英文", async ({ stranger }) => {
  await stranger.open("/sign-in");
  await inspect(stranger, "登录页");
});
