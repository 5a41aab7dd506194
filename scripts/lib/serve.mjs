import { openDatabase, prepareDatabase } from "./database.mjs";
import { openFolder } from "./folder.mjs";
import { takeLock } from "./lock.mjs";
import { isAlive, npmAncestors } from "./processes.mjs";
import { say, seconds } from "./say.mjs";
import { buildWhenStale, checkPort, endLeftServer, startServer } from "./server.mjs";
import { readSettings } from "./settings.mjs";
import { accountsText, passwordsText } from "./welcome.mjs";

/**
 * demo, start and dev: database, preparation, build, web server, in this order; then serves until it is told to stop.
 * `--db-only` keeps only the database up; `--no-seed` loads no data.
 */
export async function serve(mode, args) {
  const since = Date.now();
  const settings = readSettings(mode);
  const seed = args.includes("--no-seed") ? "none" : mode === "start" ? "base" : "demo";
  const dbOnly = args.includes("--db-only");
  const stopping = stopSignal();
  const closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    openFolder(settings.dataDir);
    closers.push(await takeLock(settings.dataDir));
    await endLeftServer(settings.dataDir);
    if (!dbOnly) await checkPort(settings);
    const database = await openDatabase(settings);
    closers.push(database.stop);
    const prepared = await prepareDatabase({
      ownerUrl: database.url,
      seed,
      today: settings.today,
      password: settings.demoPassword,
    });
    // Said at once: a failing build must not swallow what is shown only one time.
    if (seed !== "demo" && prepared.passwords.length > 0) say(passwordsText(prepared.passwords));
    if (stopping.asked) return 0;
    if (dbOnly) {
      say(`数据库已就绪：${prepared.runtimeUrl}（运行账号）\n属主：${database.url}\n按 Ctrl-C 停止。`);
      await stopping.promise;
      return 0;
    }
    if (mode !== "dev") await buildWhenStale(stopping.signal);
    if (stopping.asked) return 0;
    const server = await startServer(settings, prepared);
    closers.push(server.stop);
    await Promise.race([server.ready(), stopping.promise]);
    if (stopping.asked) return 0;
    say(`推进台已就绪（用时 ${seconds(since)}）：${settings.publicUrl}`);
    if (prepared.demoAccounts.length > 0) say(accountsText(prepared.demoAccounts, settings.demoPassword));
    say("按 Ctrl-C 停止。");
    closers.push(
      everyDay(() => prepareDatabase({ ownerUrl: database.url, seed: "none", today: settings.today, password: "" })),
    );
    const lost = await Promise.race([server.ended, stopping.promise, gone(database)]);
    if (stopping.asked) return 0;
    say(
      lost === "database"
        ? "数据库意外停止，推进台随之停止；重新启动即会恢复。"
        : `网页服务意外停止（退出码 ${lost}）。`,
    );
    return 1;
  } finally {
    if (stopping.asked) say("正在停止……");
    await close();
    stopping.release();
  }
}

/** What the date alone changes in the figures is brought up to date once a day; a failure is told and tried again the next day. */
function everyDay(work) {
  const timer = setInterval(() => work().catch((error) => say(`每日更新没有完成：${error.message}`)), 86_400_000);
  return () => clearInterval(timer);
}

/** Ends with the database, so that whoever supervises the launcher starts both again. */
function gone(database) {
  return new Promise((done) => {
    const look = () => database.alive() || done("database");
    setInterval(look, 3000).unref();
  });
}

/** Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that started us. */
function stopSignal() {
  const controller = new AbortController();
  const stopping = { asked: false, signal: controller.signal };
  let resolve;
  stopping.promise = new Promise((done) => {
    resolve = done;
  });
  const ask = () => {
    stopping.asked = true;
    controller.abort();
    resolve();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, ask);
  const ancestors = npmAncestors();
  const watch = setInterval(() => {
    if (!ancestors.every(isAlive)) ask();
  }, 1000);
  stopping.release = () => clearInterval(watch);
  return stopping;
}
