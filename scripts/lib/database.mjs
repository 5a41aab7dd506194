import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { openFolder } from "./folder.mjs";
import { root } from "./install.mjs";
import { isHeld, takeLock } from "./lock.mjs";
import { runningUrl, startPostgres } from "./postgres.mjs";
import { Refusal } from "./say.mjs";

/** The database of these settings, embedded or the operator's own; answers the owner's URL and how to close it. */
export async function openDatabase({ databaseUrl, dataDir }) {
  if (!databaseUrl) return await startPostgres(dataDir);
  await checkOwner(databaseUrl);
  return { url: databaseUrl, alive: () => true, stop: async () => {} };
}

async function checkOwner(url) {
  const sql = postgres(url, { max: 1, connect_timeout: 8, onnotice: () => {} });
  try {
    const [found] = await sql`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
        current_setting('server_encoding') as encoding, has_database_privilege(current_database(), 'CREATE') as creates,
        (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles`;
    if (found.version < 150000) throw new Refusal(`DATABASE_URL 指向的 PostgreSQL 是 ${found.shown}，要 15 以上。`);
    if (found.encoding !== "UTF8") throw new Refusal(`DATABASE_URL 指向的数据库编码是 ${found.encoding}，要 UTF8。`);
    if (!found.roles) throw new Refusal("DATABASE_URL 的用户不能建立角色：请给它 CREATEROLE 权限。");
    if (!found.creates) throw new Refusal("DATABASE_URL 的用户不能在这个库里建立对象：请把库的属主改为它。");
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `连不上 DATABASE_URL 指向的数据库（${error.code ?? error.message}）：请检查地址、端口、库名、用户和密码。`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The database for one errand: that of the running server, or one that is up for as long as the errand takes. */
export async function borrowDatabase(settings) {
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl) return await openDatabase(settings);
  if (!existsSync(join(dataDir, "owner-password"))) throw new Refusal(`数据目录 ${dataDir}（DATA_DIR）里还没有数据。`);
  if (isHeld(dataDir)) return { url: runningUrl(dataDir), stop: async () => {} };
  openFolder(dataDir);
  const release = await takeLock(dataDir);
  try {
    const database = await startPostgres(dataDir);
    return {
      url: database.url,
      stop: async () => {
        await database.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Roles, migrations and seeds. */
export const prepareDatabase = (order) => askDatabase("db/prepare.ts", order);

/** Runs a TypeScript program against the database: order on its stdin, answer in its last line. */
export async function askDatabase(program, order) {
  const child = spawn(process.execPath, [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, program)], {
    cwd: root,
    // Its own group: Ctrl-C in the middle lets the running migration end instead of tearing the pipe.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, TZ: "Asia/Shanghai" },
  });
  child.stdin.end(JSON.stringify(order));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0) throw new Refusal(`数据库上的操作没有完成（${program}），原因见上。`);
  const answer = JSON.parse(output.trim().split("\n").at(-1));
  if (answer.refused) throw new Refusal(answer.refused);
  return answer;
}
