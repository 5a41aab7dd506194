import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const here = import.meta.dirname;

/** Starts a serving process (server.ts) on the database that `env` names; answers when it takes orders. */
export async function serve(env: Record<string, string>, flags: string[] = []): Promise<ChildProcess> {
  const child = fork(join(here, "server.ts"), {
    execArgv: ["--import", "tsx", "--import", join(here, "interop.mjs"), ...flags],
    env: {
      ...process.env,
      ...{ NODE_ENV: "production", TZ: "Asia/Shanghai", PUBLIC_URL: "http://127.0.0.1:3000" },
      ...{ AUTH_SECRET: "a secret of the bench that is long enough", ...env },
    },
  });
  const gone = once(child, "exit").then(() => Promise.reject(new Error("the serving process did not come up")));
  await Promise.race([once(child, "message"), gone]);
  gone.catch(() => {});
  return child;
}
