import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeCluster, removeCluster } from "../scripts/lib/place.mjs";

export interface NewBoard {
  url: string;
  /** The one-time passwords that the start printed, by account. */
  passwords: Record<string, string>;
  end: () => Promise<void>;
}

/** `npm start` on a folder that does not exist yet: no demo data, the three administrators, one-time passwords. */
export async function startNewBoard(): Promise<NewBoard> {
  const folder = await mkdtemp(join(tmpdir(), "tuijintai-new-"));
  // The database's own user has to reach the data.
  await chmod(folder, 0o755);
  const data = join(folder, "data");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["scripts/launch.mjs", "start"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      npm_lifecycle_event: undefined,
      DATA_DIR: data,
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: url,
      DEMO_TODAY: process.env.E2E_TODAY ?? "2022-07-06",
    },
  });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  let output = "";
  await new Promise<void>((ready, fail) => {
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      output += piece;
      if (output.includes("推进台已就绪")) ready();
    });
    gone.then(() => fail(new Error(`新库没有启动：\n${output}`)));
  });
  const printed = [...output.matchAll(/^ {2}(sysadmin|secadmin|auditor)\s+(\S+)$/gm)];
  return {
    url,
    passwords: Object.fromEntries(printed.map(([, account, password]) => [account!, password!])),
    end: async () => {
      child.kill("SIGTERM");
      await gone;
      removeCluster(placeCluster(data), data);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
