import type { Page } from "@playwright/test";
import { demoPassword, expect, test } from "./fixture";
import { inspect } from "./inspect";

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
}

test("密码错和没有这个账号，答复是同一句话，账号留在框里", async ({ stranger: { page } }) => {
  for (const [account, password] of [
    ["dept", "Wrong-2026!"],
    ["nobody-here", demoPassword],
  ] as const) {
    await page.goto("/sign-in");
    await signIn(page, account, password);
    await expect(page.locator("#sign-in-error")).toHaveText("账号或密码不正确，连续 5 次将锁定 15 分钟");
    await expect(page.getByLabel("账号")).toHaveValue(account);
    await expect(page).toHaveURL(/\/sign-in/);
  }
});

test("登录后回到原来要看的页面，条件也在", async ({ stranger: { page } }) => {
  await page.goto("/plan?status=overdue&sort=-due");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await signIn(page, "dept", demoPassword);
  await expect(page).toHaveURL("/plan?status=overdue&sort=-due");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("任务分解表");
});

for (const elsewhere of ["https://example.com/plan", "//example.com/plan", "/\\example.com", "javascript:alert(1)"]) {
  test(`登录不会带到站外：${elsewhere}`, async ({ stranger: { page }, baseURL }) => {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(elsewhere)}`);
    await signIn(page, "dept", demoPassword);
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(new URL(baseURL!).origin);
  });
}

test("退出后会话结束，留下的凭据不能再用", async ({ stranger: { page }, playwright, baseURL }) => {
  await page.goto("/sign-in");
  await signIn(page, "dept", demoPassword);
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  const kept = await page.context().storageState();
  const replay = await playwright.request.newContext({ baseURL: baseURL!, storageState: kept });
  expect((await replay.get("/plan", { maxRedirects: 0 })).status()).toBe(200);

  await page.locator("summary", { hasText: "经办" }).click();
  await page.locator(".menu-panel").getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/plan");
  await expect(page).toHaveURL(/\/sign-in/);

  const answer = await replay.get("/plan", { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toContain("/sign-in");
  await replay.dispose();
});

test("一次性密码登录后先改密码，改好才能进入", async ({ as, stranger }) => {
  const { page } = stranger;
  const { page: admin } = await as("secadmin");
  const account = `first-${Date.now()}`;
  await admin.goto("/admin/accounts/new");
  await admin.getByLabel("账号", { exact: true }).fill(account);
  await admin.getByLabel("姓名").fill("初次登录");
  await admin.getByRole("combobox", { name: "单位" }).fill("hpj");
  await admin.getByRole("option", { name: "和平街街道" }).click();
  await admin.getByRole("button", { name: "建立账号" }).click();
  const oneTime = (await admin.locator(".secret code").textContent()) ?? "";

  await page.goto("/sign-in");
  await signIn(page, account, oneTime);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("初次登录，请先修改密码");
  await inspect(stranger, "修改一次性密码");
  await page.goto("/plan");
  await expect(page).toHaveURL("/account/password");

  await page.getByLabel("一次性密码").fill(oneTime);
  await page.getByLabel("新密码").fill("Heping-Street-22");
  await page.getByLabel("再填一遍").fill("Heping-Street-22");
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/请先修改密码/);
  await page.goto("/plan");
  await expect(page).toHaveURL("/plan");
});

test("每页都有安全标头，脚本都带一次性随机数", async ({ as, stranger }) => {
  const officer = await as("dept");
  const nonces = new Set<string>();
  for (const [who, path] of [
    [stranger, "/sign-in"],
    [officer, "/plan"],
    [officer, "/overview"],
  ] as const) {
    const answer = await who.page.request.get(path);
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce, path).toBeTruthy();
    nonces.add(nonce!);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain("unsafe-inline");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers["x-powered-by"]).toBeUndefined();
    const scripts = [...(await answer.text()).matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes!);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(3);
  // Files, answers for scripts and what is missing are no pages, and nobody frames or guesses at them either.
  for (const path of [
    "/export/plan?format=csv",
    "/export/briefing?format=docx",
    "/api/health",
    "/api/auth/session",
    "/nowhere",
  ]) {
    const headers = (await officer.page.request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    // The board of this test is reached over http, where the header would be a lie.
    expect(headers["strict-transport-security"], path).toBeUndefined();
  }
});

test("没有登录，什么都打不开", async ({ stranger: { page } }) => {
  const paths = [
    "/",
    "/desk",
    "/overview",
    "/plan",
    "/plan/1",
    "/plan/import",
    "/follow-ups",
    "/account",
    "/admin/accounts",
  ];
  const files = [
    "/export/plan?format=xlsx",
    "/export/accounts",
    "/export/audit",
    "/evidence/00000000-0000-4000-8000-000000000000",
  ];
  for (const path of [...paths, ...files]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    expect(answer.headers().location, path).toContain("/sign-in");
  }
});

test("健康检查不用登录", async ({ stranger: { page } }) => {
  const answer = await page.request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok" });
});
