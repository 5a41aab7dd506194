import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal, say } from "./say.mjs";

export const root = realpathSync(fileURLToPath(new URL("../../", import.meta.url)));

/** Runs `npm ci` when node_modules is not what package-lock.json says. */
export function ensureInstalled() {
  if (isInstalled()) return;
  say("正在按 package-lock.json 安装依赖（npm ci）……");
  const [command, ...first] = npm();
  const { status } = spawnSync(command, [...first, "ci", "--include=dev", "--include=optional", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Refusal("依赖安装失败（npm ci），原因见上。请检查网络和 npm 的 registry 设置后重试。");
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install never looks complete. */
function isInstalled() {
  const installed = packagesOf("node_modules/.package-lock.json");
  const wanted = packagesOf("package-lock.json");
  if (!installed || !wanted) return false;
  const same = (path) => installed[path]?.version === wanted[path]?.version;
  return (
    Object.keys(installed).every(same) &&
    Object.entries(wanted).every(([path, entry]) => path === "" || entry.optional || entry.link || same(path))
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return null;
  }
}

function npm() {
  const beside = join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js");
  const script = [process.env.npm_execpath, beside].find((path) => path?.endsWith("npm-cli.js") && existsSync(path));
  return script ? [process.execPath, script] : ["npm"];
}

/**
 * Goes on in a child under the Node that the lockfile pins and answers its exit code; null when this process is
 * already good enough (the pinned Node itself, or ≥ 22.12 where no pinned one exists for the platform).
 */
export async function continueUnderPinnedNode() {
  const pinned = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin/node");
  if (!existsSync(pinned)) {
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    if (major > 22 || (major === 22 && minor >= 12)) return null;
    throw new Refusal(
      `本机（${process.platform}-${process.arch}）没有随附的 Node 24，当前 Node ${process.versions.node} 太旧：请安装 Node 22.12 以上版本。`,
    );
  }
  if (realpathSync(pinned) === realpathSync(process.execPath)) return null;
  const child = spawn(pinned, process.argv.slice(1), { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return await new Promise((done, fail) => {
    child.on("error", fail);
    child.on("exit", (code) => done(code ?? 1));
  });
}
