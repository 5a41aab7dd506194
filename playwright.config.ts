import { defineConfig } from "@playwright/test";

// The launcher starts the server and says where; without it the tests look at `npm run dev`.
const baseURL = process.env.E2E_URL ?? "http://127.0.0.1:3100";

const figures = /(drill|export|scope|progress|reports|follow-ups|follow-ups-cycle|drill-ledgers|ledger-\w+)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: false,
  workers: 2,
  // Two at a time, but never a test that compares figures beside one that moves them.
  projects: [
    { name: "figures", workers: 1, testMatch: figures },
    { name: "screens", workers: 1, testIgnore: figures },
  ],
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    screenshot: "only-on-failure",
    // A trace photographs every step, which makes the accessibility checks three times slower.
    trace: "off",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-proxy-server",
      ],
    },
  },
});
