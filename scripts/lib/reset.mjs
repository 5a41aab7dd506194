import { askDatabase, borrowDatabase } from "./database.mjs";
import { Refusal, say } from "./say.mjs";
import { readSettings } from "./settings.mjs";

/** `npm run reset-password -- secadmin`: also while the server runs. */
export async function resetPassword([account]) {
  if (!account) throw new Refusal("用法：npm run reset-password -- sysadmin|secadmin|auditor");
  const database = await borrowDatabase(readSettings("start"));
  try {
    const { password } = await askDatabase("db/reset-password.ts", { ownerUrl: database.url, account });
    say(`${account} 的一次性密码（只显示这一次，7 天内有效，登录后须改）：${password}`);
  } finally {
    await database.stop();
  }
}
