import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Refusal, say } from "./say.mjs";

const answer = (command, args) => spawnSync(command, args, { encoding: "utf8" });

const needs = [
  ["Chromium", ["chromium"], () => existsSync("/usr/bin/chromium")],
  ["中文字体", ["fonts-noto-cjk"], () => Boolean(answer("fc-list", [":lang=zh", "file"]).stdout?.trim())],
  ["LibreOffice（calc、writer）", ["libreoffice-calc", "libreoffice-writer"], hasOffice],
];

function hasOffice() {
  return existsSync("/usr/bin/soffice") && existsSync("/usr/bin/localc") && existsSync("/usr/bin/lowriter");
}

/** What the browser and export tests need from the machine; installed by apt when root, else the command is said. */
export function ensureTestTools() {
  const missing = needs.filter(([, , present]) => !present());
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name).join("、");
  const install = [
    "-o",
    "DPkg::Lock::Timeout=400",
    "install",
    "-y",
    "--no-install-recommends",
    ...missing.flatMap(([, packages]) => packages),
  ];
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Refusal(`测试还缺 ${names}，请先运行：sudo apt-get update && sudo apt-get ${install.join(" ")}`);
  }
  say(`测试还缺 ${names}，正在用 apt 安装……`);
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=400", "update"], options);
  spawnSync("apt-get", install, options);
  const still = needs.filter(([, , present]) => !present()).map(([name]) => name);
  if (still.length > 0) throw new Refusal(`没有装上 ${still.join("、")}（apt-get ${install.join(" ")}），原因见上。`);
}
