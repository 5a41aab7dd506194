import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { launchSettings, objectionOf } from "../../platform/settings.mjs";
import { root } from "./install.mjs";
import { Refusal } from "./say.mjs";

const shanghai = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" });

/** The operator's settings with the defaults of the mode filled in. */
export function readSettings(mode) {
  const checked = launchSettings.safeParse(process.env);
  if (!checked.success) throw new Refusal(objectionOf(checked.error));
  const set = checked.data;
  const port = set.PORT ?? (mode === "dev" ? 3100 : 3000);
  const everywhere = ["0.0.0.0", "::"].includes(set.HOST);
  if (everywhere && !set.PUBLIC_URL) {
    throw new Refusal(
      `设置有误：HOST 为 ${set.HOST} 时要同时设置 PUBLIC_URL，写浏览器里打开的网址，如 http://192.168.1.10:${port}。`,
    );
  }
  const host = set.HOST.includes(":") ? `[${set.HOST}]` : set.HOST;
  return {
    mode,
    host: set.HOST,
    port,
    publicUrl: set.PUBLIC_URL ?? `http://${host}:${port}`,
    localUrl: `http://${everywhere ? "127.0.0.1" : host}:${port}`,
    dataDir: realFolder(resolve(root, set.DATA_DIR ?? (mode === "dev" ? ".data-dev" : ".data"))),
    databaseUrl: set.DATABASE_URL,
    demoToday: set.DEMO_TODAY,
    // Asked anew every day by a launcher that runs for months.
    get today() {
      return set.DEMO_TODAY ?? shanghai.format(new Date());
    },
    demoPassword: set.DEMO_PASSWORD,
  };
}

/** Two spellings of one folder must meet the same lock, also before the folder exists. */
function realFolder(path) {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realFolder(parent), basename(path));
}
