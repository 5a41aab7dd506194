import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const LONGEST = 300;
const LONGEST_CLIENT = 150;
const CLIENT_SHARE = 0.35;

/** No file over 300 lines; client files short, few, and only where they belong. */
export function shapeOfFiles() {
  const complaints = [];
  let lines = 0;
  let clientLines = 0;
  for (const path of sources()) {
    const text = readFileSync(join(root, path), "utf8");
    const length = text.split("\n").length - 1;
    if (length > LONGEST && !/^db\/(migrations|seed\/data)\//.test(path))
      complaints.push(`${path}：${length} 行，超过 ${LONGEST} 行`);
    const isTsx = path.endsWith(".tsx");
    if (isTsx) lines += length;
    if (!/^["']use client["']/.test(text)) continue;
    if (isTsx) clientLines += length;
    if (length > LONGEST_CLIENT) complaints.push(`${path}：客户端文件 ${length} 行，超过 ${LONGEST_CLIENT} 行`);
    if (!/^(components\/|modules\/[^/]+\/ui\/)|(^|\/)(global-)?error\.tsx$/.test(path))
      complaints.push(`${path}：客户端文件不在该在的地方`);
  }
  const share = lines === 0 ? 0 : clientLines / lines;
  if (share > CLIENT_SHARE) complaints.push(`客户端文件占 tsx 的 ${Math.round(share * 100)} %，超过 35 %`);
  return { ok: complaints.length === 0, output: complaints.join("\n") };
}

/** What git tracks or would track; a copy without git has nothing to check itself against. */
function sources() {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed.split("\n").filter((path) => path && existsSync(join(root, path)));
}
