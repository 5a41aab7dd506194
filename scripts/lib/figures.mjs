import { askDatabase, borrowDatabase } from "./database.mjs";
import { Refusal, say } from "./say.mjs";
import { readSettings } from "./settings.mjs";

/** `npm run figures -- check|rebuild`: also while the server runs. 1 where a check finds differences. */
export async function figures([mode, ...rest]) {
  if ((mode !== "check" && mode !== "rebuild") || rest.length > 0) {
    throw new Refusal("用法：npm run figures -- check（核对）或 rebuild（按台账重新计算）");
  }
  const database = await borrowDatabase(readSettings("start"));
  try {
    const { lines, differing } = await askDatabase("db/figures.ts", { ownerUrl: database.url, mode });
    say(lines.join("\n"));
    return differing > 0 ? 1 : 0;
  } finally {
    await database.stop();
  }
}
