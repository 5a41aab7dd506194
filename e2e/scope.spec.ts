import { expect, test } from "./fixture";

const own = "110105007";
const missing = "119999";
/** A sibling district, a street in it, a street next door, the own district, the city. */
const foreign = ["110108", "110108001", "110105001", "110105", "11"];

test("街道看不到别的单位：页面和导出的答复与没有这个单位一样", async ({ as }) => {
  const heping = await as("heping");
  const places = [
    "/plan?",
    "/overview?",
    "/follow-ups?",
    ...["plan", "league", "follow-ups"].map((sheet) => `/export/${sheet}?format=xlsx&`),
  ];
  for (const place of places) {
    expect(await heping.statusOf(`${place}unit=${own}`), `${place} 本单位`).toBe(200);
    for (const unit of [...foreign, missing])
      expect(await heping.statusOf(`${place}unit=${unit}`), `${place}${unit}`).toBe(404);
  }
  heping.expectTrouble(/status of 404/);
  const said = async (unit: string) => {
    await heping.page.goto(`/plan?unit=${unit}`);
    return heping.page.getByRole("main").last().textContent();
  };
  expect(await said("110108")).toBe(await said(missing));
});

test("区看得到本区的街道，看不到别的区", async ({ as }) => {
  const chaoyang = await as("chaoyang");
  expect(await chaoyang.statusOf(`/plan?unit=${own}`)).toBe(200);
  expect(await chaoyang.statusOf("/plan?unit=110108")).toBe(404);
  expect(await chaoyang.statusOf("/export/league?unit=110108&format=csv")).toBe(404);
});

test("街道的导出只有本街道的数", async ({ as }) => {
  const heping = await as("heping");
  const chaoyang = await as("chaoyang");
  const ours = await heping.textOf("/export/plan?format=csv");
  expect(ours).toBe(await chaoyang.textOf(`/export/plan?format=csv&unit=${own}`));
  expect(ours).not.toBe(await chaoyang.textOf("/export/plan?format=csv"));
});

test("三员看不到业务，业务账号进不了管理页", async ({ as }) => {
  for (const account of ["sysadmin", "secadmin", "auditor"]) {
    const admin = await as(account);
    for (const path of ["/desk", "/overview", "/plan", "/follow-ups", "/export/plan?format=csv"])
      expect(await admin.statusOf(path), `${account} ${path}`).toBe(404);
  }
  const city = await as("city");
  for (const path of [
    "/admin/accounts",
    "/admin/accounts/new",
    "/admin/accounts/import",
    "/admin/units",
    "/admin/audit",
    "/export/audit",
    "/export/accounts",
  ])
    expect(await city.statusOf(path), `city ${path}`).toBe(404);
});

test("领导什么都能看，什么都不能改", async ({ as }) => {
  const leader = await as("leader");
  const { page } = leader;
  await leader.open("/plan");
  const task = await page.locator("tr[data-row]").first().getAttribute("data-row");
  const writes = /新增|新建|填报|导入|修改|调整|申请|指派|催办|签收|提交|销号|退回|审批|核定/;
  for (const path of ["/desk", "/overview", "/plan", `/plan/${task}`, "/follow-ups"]) {
    await leader.open(path);
    await expect(page.getByRole("main").getByRole("button", { name: writes }), path).toHaveCount(0);
    await expect(page.getByRole("main").locator("a.btn", { hasText: writes }), path).toHaveCount(0);
  }
  for (const path of [
    "/plan/new",
    "/plan/import",
    "/plan/settings",
    `/plan/${task}/edit`,
    `/plan/${task}/allocations`,
    "/follow-ups/new",
  ])
    expect(await leader.statusOf(path), path).toBe(404);
});

test("借别人的表单提交也改不了：领导重发街道的填报，数不变，审计有一条", async ({ as }) => {
  const title = "街道乡镇核查摸排、走访慰问站点";
  const [heping, leader, auditor] = [await as("heping"), await as("leader"), await as("auditor")];
  heping.expectTrouble(/Failed to (load|fetch)|net::ERR_FAILED/);
  await heping.openTask(title);
  const { page } = heping;
  await page.getByRole("button", { name: "填报进展" }).click();
  const form = page.getByRole("form", { name: "填报进展" });
  await form.getByLabel(/^本次增加/).fill("1");
  const sent = page.waitForRequest((request) => request.method() === "POST" && "next-action" in request.headers());
  await page.route("**/plan/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await form.getByRole("button", { name: "填报", exact: true }).click();
  const request = await sent;
  const before = await leader.textOf(`/export/plan?format=csv&unit=${own}`);
  const answer = await leader.page.request.post(request.url(), {
    headers: { "next-action": request.headers()["next-action"]!, "content-type": request.headers()["content-type"]! },
    data: request.postDataBuffer()!,
  });
  expect(answer.status()).toBeLessThan(500);
  expect(await leader.textOf(`/export/plan?format=csv&unit=${own}`)).toBe(before);
  await auditor.open("/admin/audit?outcome=refused&verb=plan.report-progress");
  await expect(auditor.page.locator("tr[data-row]", { hasText: "北京市总工会" }).first()).toBeVisible();
});

for (const path of [
  "/plan?unit=abc",
  "/plan?status=late&status=overdue",
  "/plan?page=0&size=9999999",
  "/plan?sort=drop%20table&asOf=2022-13-40",
  "/plan?colour=red",
  "/overview?measure=99&asOf=yesterday",
  "/follow-ups?state=unknown&sheet=abc&page=-1",
  "/plan/import?batch=x&outcome=y",
]) {
  test(`认不出的参数有提示，不出错：${path}`, async ({ as }) => {
    const city = await as("city");
    await city.open(path);
    await expect(city.page.getByText(/无法识别/).first()).toBeVisible();
  });
}

test("没有的编号答复没有这一页", async ({ as }) => {
  const city = await as("city");
  for (const path of [
    "/plan/0",
    "/plan/99999999",
    "/plan/abc",
    "/plan/1e9",
    "/evidence/abc",
    "/export/nope",
    "/follow-ups?sheet=99999999",
  ])
    expect(await city.statusOf(path), path).toBe(404);
});
