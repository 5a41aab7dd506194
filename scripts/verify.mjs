// Format, lint, types, edges, dead code, rules tests and the shape of files: no database, under a minute.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { continueUnderPinnedNode, ensureInstalled, root } from "./lib/install.mjs";
import { Refusal } from "./lib/say.mjs";
import { shapeOfFiles } from "./lib/shape.mjs";

const node = (path, ...args) => [process.execPath, `node_modules/${path}`, ...args];
const rooms = ["app", "components", "modules", "platform", "db", "vocab", "e2e", "bench"].filter((room) =>
  existsSync(join(root, room)),
);

// A step is a name and the commands that must all succeed, or a function of our own.
const steps = [
  ["格式与检查（biome）", ["node_modules/.bin/biome", "check", "--error-on-warnings", "--diagnostic-level=warn", "."]],
  [
    "类型（tsc）",
    // The types of the routes are generated; a fresh clone has none.
    node("next/dist/bin/next", "typegen"),
    node("typescript/bin/tsc", "--noEmit", "-p", "."),
  ],
  [
    "依赖方向（dependency-cruiser）",
    node("dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.mjs", ...rooms),
  ],
  ["无用代码（knip）", node("knip/bin/knip.js")],
  ["规则测试（vitest）", node("vitest/vitest.mjs", "run", "--project", "rules")],
  ["文件长短与客户端占比", shapeOfFiles],
];

try {
  ensureInstalled();
  const code = await continueUnderPinnedNode();
  process.exit(code ?? (await verify()));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}

/** Two at a time, the machine has two cores; every step is told in one line, a failing one with all it said. */
async function verify() {
  const waiting = [...steps];
  let failed = 0;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const since = Date.now();
      const [name, ...work] = step;
      const { ok, output } = typeof work[0] === "function" ? work[0]() : await runAll(work);
      if (!ok) failed += 1;
      console.log(`${ok ? "✓" : "✗"} ${name} ${((Date.now() - since) / 1000).toFixed(1)}s${ok ? "" : `\n${output}`}`);
    }
  };
  await Promise.all([worker(), worker()]);
  return failed === 0 ? 0 : 1;
}

async function runAll(commands) {
  for (const command of commands) {
    const result = await run(command);
    if (!result.ok) return result;
  }
  return { ok: true, output: "" };
}

async function run([command, ...args]) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, TZ: "Asia/Shanghai" } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((done) => child.on("close", done));
  return { ok: code === 0, output };
}
