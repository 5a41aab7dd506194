import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const elsewhere = ["**/node_modules/**", "**/.next/**", "**/.data*/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${at("./")}` },
      // The marker throws outside the framework's server build, and a test is a server as well.
      { find: /^server-only$/, replacement: at("./node_modules/server-only/empty.js") },
    ],
  },
  test: {
    env: { TZ: "Asia/Shanghai" },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "rules",
          include: ["**/*.test.ts"],
          exclude: [...elsewhere, "**/*.db.test.ts", "**/*.launch.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: elsewhere,
          globalSetup: ["db/testing/cluster.ts"],
          setupFiles: ["db/testing/setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "launch",
          include: ["**/*.launch.test.ts"],
          exclude: elsewhere,
          // Each test owns ports, processes and folders of the machine: one after the other.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
