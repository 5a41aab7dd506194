import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { dropNote, readNote, writeNote } from "./folder.mjs";
import { root } from "./install.mjs";
import { end, identify, sleep } from "./processes.mjs";
import { Refusal, say, seconds } from "./say.mjs";

const SOURCES = ["app", "components", "modules", "platform", "db", "vocab", "public"];
const FILES = [
  "package-lock.json",
  "package.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
];
const next = join(root, "node_modules/next/dist/bin/next");

/** Builds when the sources differ from those of the last build; an abort ends the build and the stamp stays away. */
export async function buildWhenStale(signal) {
  const stamp = join(root, ".next/sources.sha256");
  const wanted = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("正在构建网页（next build），首次约一分钟……");
  const since = Date.now();
  rmSync(stamp, { force: true });
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", TZ: "Asia/Shanghai" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
  }
  const abort = () => process.kill(-child.pid, "SIGTERM");
  signal?.addEventListener("abort", abort);
  const code = await new Promise((done) => child.on("close", done));
  signal?.removeEventListener("abort", abort);
  if (signal?.aborted) return;
  if (code !== 0) throw new Refusal(`${output}\n构建失败（next build），原因见上。`);
  writeFileSync(stamp, wanted);
  say(`构建完成，用时 ${seconds(since)}。`);
}

function hashOfSources() {
  const hash = createHash("sha256");
  const add = (path) => hash.update(path).update(readFileSync(join(root, path)));
  const walk = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!entry.name.includes(".test.")) add(path);
    }
  };
  for (const file of FILES) if (existsSync(join(root, file))) add(file);
  for (const folder of SOURCES) if (existsSync(join(root, folder))) walk(folder);
  return hash.digest("hex");
}

/** Ends a web server that an earlier, killed launcher left on the folder. */
export async function endLeftServer(dir) {
  const left = readNote(dir, "web.json");
  if (left)
    await end(
      left,
      [
        ["SIGTERM", 5],
        ["SIGKILL", 5],
      ],
      { group: true },
    );
  dropNote(dir, "web.json");
}

export async function checkPort({ host, port }) {
  const problem = await new Promise((done) => {
    const probe = createServer();
    probe.once("error", (error) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(null)));
  });
  if (problem === "EADDRINUSE") throw new Refusal(`端口 ${port}（PORT）已被别的程序占用：请停止它，或换一个 PORT。`);
  if (problem === "EACCES") throw new Refusal(`端口 ${port}（PORT）不许普通用户使用：请换一个 1024 以上的 PORT。`);
  if (problem)
    throw new Refusal(`不能在 ${host}（HOST）的 ${port} 端口（PORT）上提供服务（${problem}）：请检查这两项设置。`);
}

/** Starts Next and waits until it answers; `ended` resolves when it stops, for whatever reason. */
export async function startServer(settings, prepared) {
  const { host, port, publicUrl, dataDir } = settings;
  const production = settings.mode !== "dev";
  // The owner's address stays with the launcher: the running server must not be able to leave the fence.
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  const command = production ? [join(root, "scripts/web.mjs")] : [next, "dev", "-H", host, "-p", String(port)];
  const child = spawn(process.execPath, command, {
    cwd: root,
    detached: true,
    stdio: ["ignore", production ? "ignore" : "inherit", "inherit"],
    env: {
      ...inherited,
      NODE_ENV: production ? "production" : "development",
      HOST: host,
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      NEXTAUTH_URL: publicUrl,
      RUNTIME_DATABASE_URL: prepared.runtimeUrl,
      AUTH_SECRET: prepared.authSecret,
      NEXTAUTH_SECRET: prepared.authSecret,
      DEMO_TODAY: settings.demoToday ?? "",
      TZ: "Asia/Shanghai",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  const ended = new Promise((done) => child.on("exit", (code) => done(code ?? 1)));
  const server = identify(child.pid);
  if (server) writeNote(dataDir, "web.json", server);
  const stop = async () => {
    if (server)
      await end(
        server,
        [
          ["SIGTERM", 10],
          ["SIGKILL", 5],
        ],
        { group: true },
      );
    dropNote(dataDir, "web.json");
  };
  return { ended, stop, ready: () => waitForHealth(settings, ended) };
}

async function waitForHealth({ localUrl, mode }, ended) {
  let gone = false;
  ended.then(() => {
    gone = true;
  });
  const patience = mode === "dev" ? 180 : 60;
  let last = "没有应答";
  for (const until = Date.now() + patience * 1000; Date.now() < until && !gone; await sleep(150)) {
    try {
      const answer = await fetch(`${localUrl}/api/health`, { signal: AbortSignal.timeout(60_000) });
      if (answer.ok) return;
      last = `HTTP ${answer.status}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
  }
  if (gone) throw new Refusal("网页服务没有启动，原因见上。");
  throw new Refusal(`网页服务在 ${patience} 秒内没有就绪（${localUrl}/api/health：${last}）。`);
}
