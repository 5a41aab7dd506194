import { photo } from "./files";
import { expect, test } from "./fixture";
import { numberIn } from "./officer";

// Every test reports on a task of its own, whose ledger is not yet in use, so that none depends on another.
const requests = "及时收集三类群体比较集中的意见诉求和突出问题";
const stations = "新建公共区域职工之家、职工暖心驿站等职工服务阵地3920";
const training = "依托基层工会、职工教育培训示范点和职工网络学习平台开展职";
const mobile = "将职工沟通会延伸打造成";
const drives = "新业态、新就业群体集中入会专项行动";
const cards = "宣传服务职工项目，形成服务项目清单";
const heping = "110105007";

test("街道填报 3 条，街道、区、市的数、完成率和状态下一次打开就变", async ({ as }) => {
  const [street, district, city] = [await as("heping"), await as("chaoyang"), await as("city")];
  const views = () => Promise.all([street, district, city].map((officer) => officer.taskRow(requests)));
  const before = await views();
  expect(before[0]!.status).toBe("滞后");
  const lagging = await lit(street, "滞后");

  await street.report(requests, 3, {
    note: "在快递网点收集三条",
    files: [{ name: "现场.png", mimeType: "image/png", buffer: photo }],
  });

  const after = await views();
  for (const [at, row] of after.entries()) {
    expect(row.actual).toBe(before[at]!.actual + 3);
    expect(row.target).toBe(before[at]!.target);
    expect(row.share).toBeCloseTo(row.actual / row.target, 3);
  }
  expect(after[0]!.status).toBe("预警");
  expect(await lit(street, "滞后")).toBe(lagging - 1);

  const seen = await district.taskRow(requests, heping);
  expect(seen).toEqual(after[0]);
  await district.openTask(requests);
  const share = district.page.locator(".task-shares tr[data-row]", { hasText: "和平街" });
  await expect(share).toContainText("预警");
  await expect(share.locator("[data-label='实际']")).toHaveText(String(after[0]!.actual));

  /** How many tasks stand under a light on the own overview. */
  async function lit(officer: typeof street, word: string): Promise<number> {
    await officer.open("/overview");
    return numberIn((await officer.page.locator(".counts > *", { hasText: word }).locator("b").textContent()) ?? "");
  }
});

test("街道填报后，总览卡片上区和市的数字一起变", async ({ as }) => {
  const [street, district, city] = [await as("heping"), await as("chaoyang"), await as("city")];
  const figures = async () => {
    const all: number[] = [];
    for (const officer of [street, district, city]) all.push(await officer.figure("/overview", "新建服务阵地"));
    return all;
  };
  const before = await figures();
  await street.report(stations, 2, { note: "新开两处驿站" });
  expect(await figures()).toEqual(before.map((figure) => figure + 2));
});

test("佐证材料本街道和本区打得开，别的区和没登录的人打不开", async ({ as, stranger }) => {
  const street = await as("heping");
  await street.report(drives, 1, {
    note: "专项行动",
    files: [{ name: "入会照片.png", mimeType: "image/png", buffer: photo }],
  });
  await street.openTask(drives);
  const file = (await street.page
    .locator("a[href^='/evidence/']", { hasText: "入会照片" })
    .first()
    .getAttribute("href"))!;
  for (const account of ["heping", "chaoyang", "city"]) {
    const answer = await (await as(account)).page.request.get(file);
    expect(answer.status(), account).toBe(200);
    expect(answer.headers()["content-disposition"]).toContain("attachment");
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  }
  expect(await (await as("haidian")).statusOf(file)).toBe(404);
  expect(await (await as("auditor")).statusOf(file)).toBe(404);
  expect(await stranger.statusOf(file)).toBe(307);
});

test("改名的程序当不了佐证材料：按内容判断", async ({ as }) => {
  const street = await as("heping");
  await street.openTask(training);
  const { page } = street;
  await page.getByRole("button", { name: "填报进展" }).click();
  const form = page.getByRole("form", { name: "填报进展" });
  await form.getByLabel(/^本次增加/).fill("1");
  const disguised = {
    name: "证明.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("MZ\u0090\u0000 not a document"),
  };
  await form.getByLabel(/^佐证材料/).setInputFiles(disguised);
  await form.getByRole("button", { name: "填报", exact: true }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await expect(form.getByLabel(/^本次增加/)).toHaveValue("1");
});

test("太大的文件：当场说清，不发送；绕过浏览器也只得到一句话，已填的都在", async ({ as }) => {
  const street = await as("heping");
  await street.openTask(training);
  const { page } = street;
  await page.getByRole("button", { name: "填报进展" }).click();
  const form = page.getByRole("form", { name: "填报进展" });
  await form.getByLabel(/^本次增加/).fill("1");
  const send = form.getByRole("button", { name: "填报", exact: true });
  const scans = (count: number, megabytes: number) =>
    Array.from({ length: count }, (_, n) => ({
      name: `扫描${n}.pdf`,
      mimeType: "application/pdf",
      buffer: Buffer.alloc(megabytes * 1024 * 1024),
    }));
  await form.getByLabel(/^佐证材料/).setInputFiles(scans(1, 11));
  await expect(form.getByText("“扫描0.pdf”超过 10 MB，请换一个文件")).toBeVisible();
  await form.getByLabel(/^佐证材料/).setInputFiles(scans(2, 9));
  await expect(form.getByText("请换一个文件")).toHaveCount(0);

  street.expectTrouble(/413/);
  const refusal = "提交的内容超过 64 MB，没有接收";
  await page.route("**/plan/**", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status: 413, contentType: "text/plain", body: refusal })
      : route.fallback(),
  );
  await send.click();
  await expect(form.getByRole("alert")).toHaveText(refusal);
  await expect(form.getByLabel(/^本次增加/)).toHaveValue("1");

  const data = Buffer.alloc(70 * 1024 * 1024);
  for (const path of ["/plan/import", new URL(page.url()).pathname]) {
    const answer = await page.request.post(path, { data, headers: { "next-action": "x" } });
    expect(answer.status(), path).toBe(413);
    expect(await answer.text()).toContain(refusal);
  }
  expect((await page.request.post("/desk", { data: Buffer.alloc(3 * 1024 * 1024) })).status()).toBe(413);
});

test("填了一半刷新页面，草稿还在；放弃后是空的", async ({ as }) => {
  const officer = await as("chaoyang");
  const { page } = officer;
  await officer.openTask(training);
  const form = page.getByRole("form", { name: "填报进展" });
  const show = () => page.getByRole("button", { name: "填报进展" }).click();
  await show();
  await form.getByLabel(/^本次增加/).fill("12");
  await form.getByLabel(/^说明/).fill("还没写完");
  await page.reload();
  await show();
  await expect(form.getByText("已恢复草稿")).toBeVisible();
  await expect(form.getByLabel(/^本次增加/)).toHaveValue("12");
  await expect(form.getByLabel(/^说明/)).toHaveValue("还没写完");
  await form.getByRole("button", { name: "放弃草稿" }).click();
  await expect(form.getByLabel(/^本次增加/)).toHaveValue("");
});

test("同一份填报送两次，只算一次", async ({ as }) => {
  const street = await as("heping");
  const before = await street.taskRow(mobile);
  await street.openTask(mobile);
  const { page } = street;
  await page.getByRole("button", { name: "填报进展" }).click();
  const form = page.getByRole("form", { name: "填报进展" });
  await form.getByLabel(/^本次增加/).fill("1");
  const sent = page.waitForRequest((request) => request.method() === "POST" && "next-action" in request.headers());
  await form.getByRole("button", { name: "填报", exact: true }).dblclick();
  const request = await sent;
  await expect(form).toBeHidden();
  // The line was cut after the server had written: the browser sends the very same form again.
  const again = await page.request.post(request.url(), {
    headers: { "next-action": request.headers()["next-action"]!, "content-type": request.headers()["content-type"]! },
    data: request.postDataBuffer()!,
  });
  expect(again.status()).toBe(200);
  expect((await street.taskRow(mobile)).actual).toBe(before.actual + 1);
});

test("断网时提交，内容留在页上并说明；网络恢复后再交，只算一次", async ({ as }) => {
  const street = await as("heping");
  street.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
  const before = await street.taskRow(cards);
  await street.openTask(cards);
  const { page } = street;
  await page.getByRole("button", { name: "填报进展" }).click();
  const form = page.getByRole("form", { name: "填报进展" });
  await form.getByLabel(/^本次增加/).fill("1");
  await page.context().setOffline(true);
  await form.getByRole("button", { name: "填报", exact: true }).click();
  await expect(form.getByRole("alert")).toContainText("没有送达");
  await expect(form.getByLabel(/^本次增加/)).toHaveValue("1");
  await page.context().setOffline(false);
  await form.getByRole("button", { name: "填报", exact: true }).click();
  await expect(form).toBeHidden();
  expect((await street.taskRow(cards)).actual).toBe(before.actual + 1);
});
