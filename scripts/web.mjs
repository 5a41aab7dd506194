import { createServer } from "node:http";
import next from "next";
import { settingsAtBoot } from "../platform/settings.mjs";
import { frontDoor } from "./lib/front.mjs";

/** The production web server: Next behind a plain HTTP server that knows who is calling and how much is sent. */
const {
  HOST: hostname,
  PORT: port,
  TRUST_PROXY: trustProxy,
  PUBLIC_URL: publicUrl,
  AUTH_SECRET: secret,
} = settingsAtBoot();

const app = next({ dev: false, hostname, port });
await app.prepare();

const server = createServer(frontDoor({ publicUrl, trustProxy, secret, handle: app.getRequestHandler() }));
server.listen(port, hostname);

process.on("SIGTERM", () => {
  // Jobs at work end, or go back into the queue for whoever starts next.
  const jobsEnded = globalThis.tuijintaiStopJobs?.() ?? Promise.resolve();
  server.close(() => jobsEnded.finally(() => process.exit(0)));
  server.closeIdleConnections();
  // A download that is still running gets a moment, then the server goes.
  setTimeout(() => process.exit(0), 5000).unref();
});
