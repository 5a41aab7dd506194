import { type APIRequest, type Browser, type BrowserContext, test as base } from "@playwright/test";
import { Officer } from "./officer";

export { expect } from "@playwright/test";

export const demoPassword = process.env.DEMO_PASSWORD ?? "Tuijin-2026!";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface Fixtures {
  /** A signed-in page; one per account and test. */
  as: (account: string) => Promise<Officer>;
  /** A browser that nobody has signed in to. */
  stranger: Officer;
}

interface WorkerFixtures {
  stateOf: (account: string) => Promise<State>;
}

/** Signs in by the route of next-auth and answers what a browser keeps of it. */
export async function signedInState(
  request: APIRequest,
  baseURL: string,
  account: string,
  password: string,
): Promise<State> {
  const context = await request.newContext({ baseURL });
  const { csrfToken } = (await (await context.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await context.post("/api/auth/callback/credentials", {
    form: { csrfToken, account, password, json: "true" },
  });
  if (!answer.ok()) throw new Error(`${account} 不能登录：HTTP ${answer.status()}`);
  const state = await context.storageState();
  await context.dispose();
  return state;
}

/** A page that collects what goes wrong in it. */
export async function openOfficer(browser: Browser, baseURL: string, name: string, state?: State): Promise<Officer> {
  const context = await browser.newContext({
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...(state ? { storageState: state } : {}),
  });
  return new Officer(name, await context.newPage());
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  stateOf: [
    async ({ playwright }, use, info) => {
      const states = new Map<string, Promise<State>>();
      const baseURL = String(info.project.use.baseURL);
      await use((account) => {
        const state = states.get(account) ?? signedInState(playwright.request, baseURL, account, demoPassword);
        states.set(account, state);
        return state;
      });
    },
    { scope: "worker" },
  ],
  as: async ({ browser, baseURL, stateOf }, use) => {
    const officers = new Map<string, Officer>();
    await use(async (account) => {
      const officer = officers.get(account) ?? (await openOfficer(browser, baseURL!, account, await stateOf(account)));
      officers.set(account, officer);
      return officer;
    });
    for (const officer of officers.values()) await officer.leave();
  },
  stranger: async ({ browser, baseURL }, use) => {
    const officer = await openOfficer(browser, baseURL!, "未登录");
    await use(officer);
    await officer.leave();
  },
});
