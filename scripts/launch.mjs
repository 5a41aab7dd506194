// The one way in: `node scripts/launch.mjs <demo|start|dev|test|backup|restore|reset-password|figures>`.
// Until the pinned Node has taken over, only Node's own modules may be imported.
import { continueUnderPinnedNode, ensureInstalled } from "./lib/install.mjs";
import { Refusal } from "./lib/say.mjs";

const commands = {
  demo: async (args) => (await import("./lib/serve.mjs")).serve("demo", args),
  start: async (args) => (await import("./lib/serve.mjs")).serve("start", args),
  dev: async (args) => (await import("./lib/serve.mjs")).serve("dev", args),
  test: async (args) => (await import("./lib/test.mjs")).test(args),
  backup: async (args) => (await import("./lib/backup.mjs")).backup(args),
  restore: async (args) => (await import("./lib/restore.mjs")).restore(args),
  figures: async (args) => (await import("./lib/figures.mjs")).figures(args),
  "reset-password": async (args) => (await import("./lib/reset.mjs")).resetPassword(args),
};

const [name = "", ...args] = process.argv.slice(2);

try {
  const command = commands[name];
  if (!command) throw new Refusal(`用法：node scripts/launch.mjs <${Object.keys(commands).join("|")}>`);
  ensureInstalled();
  process.exitCode = (await continueUnderPinnedNode()) ?? (await command(args)) ?? 0;
} catch (error) {
  // A refusal is a sentence for the operator; anything else is a defect and keeps its stack.
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
