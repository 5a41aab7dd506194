import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureTestTools } from "./doctor.mjs";
import { root } from "./install.mjs";
import { placeCluster, removeCluster } from "./place.mjs";
import { freePort } from "./postgres.mjs";
import { end, identify } from "./processes.mjs";
import { Refusal, say } from "./say.mjs";
import { TEST_DAY } from "./test-day.mjs";

// `rules` runs inside verify as well, in a second; on its own it gives the count.
const PARTS = ["verify", "rules", "db", "launch", "e2e"];

/**
 * `npm test [-- --only part,part] [-- file…]`: all parts one after the other, also after a failing one; the closing
 * line sums what the runners counted. A part that ran no test counts as a failure.
 */
export async function test(args) {
  const { parts, files } = readArguments(args);
  const scratch = mkdtempSync(join(tmpdir(), "tuijintai-run-"));
  chmodSync(scratch, 0o755);
  const results = [];
  try {
    if (parts.includes("e2e") || parts.includes("db")) ensureTestTools();
    for (const part of parts) {
      say(`\n== ${part} ==`);
      const since = Date.now();
      const result =
        part === "e2e"
          ? await browser(scratch, files)
          : part === "verify"
            ? await verify()
            : await unit(part, scratch, files);
      results.push({ part, took: Math.round((Date.now() - since) / 1000), ...result });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  say("");
  for (const { part, passed, failed, took, why } of results)
    say(`${failed ? "✗" : "✓"} ${part}: ${passed} passed, ${failed} failed (${took} s)${why ? `: ${why}` : ""}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

function readArguments(args) {
  const at = args.indexOf("--only");
  const only = at === -1 ? null : (args[at + 1] ?? "").split(",");
  const files = at === -1 ? args : args.filter((_, index) => index !== at && index !== at + 1);
  const unknown = only?.filter((part) => !PARTS.includes(part)) ?? [];
  if (unknown.length > 0) throw new Refusal(`--only 后面是 ${PARTS.join("、")} 中的一个或几个（逗号分开）。`);
  return { parts: only ?? PARTS, files };
}

async function verify() {
  const code = await run([process.execPath, "scripts/verify.mjs"]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function unit(project, scratch, files) {
  const report = join(scratch, `${project}.json`);
  const code = await run([
    ...[process.execPath, "node_modules/vitest/vitest.mjs", "run", "--project", project],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...files],
  ]);
  const counted = readJson(report);
  return tally(code, counted?.numPassedTests ?? 0, counted?.numFailedTests ?? 0);
}

/** A server of its own on a fresh data folder, then the browser. */
async function browser(scratch, files) {
  const port = await freePort();
  const dataDir = join(scratch, "data");
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO_TODAY: TEST_DAY,
    HOST: "127.0.0.1",
    PUBLIC_URL: url,
  });
  const report = join(scratch, "e2e.json");
  try {
    const code = await run(
      [process.execPath, "node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...files],
      {
        E2E_URL: url,
        E2E_TODAY: TEST_DAY,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    );
    const { expected = 0, unexpected = 0, flaky = 0 } = readJson(report)?.stats ?? {};
    return tally(code, expected, unexpected + flaky);
  } finally {
    await end(server, [
      ["SIGTERM", 40],
      ["SIGKILL", 5],
    ]);
    if (existsSync(dataDir)) removeCluster(placeCluster(dataDir), dataDir);
  }
}

async function startServer(settings) {
  const { DATABASE_URL: _url, DEMO_PASSWORD: _password, TRUST_PROXY: _proxy, ...inherited } = process.env;
  const child = spawn(process.execPath, ["scripts/launch.mjs", "demo"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...inherited, ...settings },
  });
  let output = "";
  await new Promise((ready, fail) => {
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      if (output.includes("推进台已就绪")) ready();
    });
    child.on("exit", () => fail(new Refusal(`浏览器测试的服务没有启动：\n${output}`)));
  });
  return identify(child.pid);
}

/** A runner that fails without a failed test (a crash, no test at all) counts as one failure. */
function tally(code, passed, failed) {
  if (passed + failed === 0) return { passed, failed: 1, why: "没有测试运行" };
  if (code !== 0 && failed === 0) return { passed, failed: 1, why: `退出码 ${code}` };
  return { passed, failed };
}

async function run([command, ...args], env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return await new Promise((done) => child.on("close", (code) => done(code ?? 1)));
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
