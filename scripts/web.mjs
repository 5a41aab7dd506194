import { createServer } from "node:http";
import next from "next";
import { settingsAtBoot } from "../platform/settings.mjs";

/**
 * The production web server: Next behind a plain HTTP server that notes who is calling. A client cannot forge the header;
 * a forwarded address counts only behind a proxy that the operator trusts (TRUST_PROXY).
 */
const { HOST: hostname, PORT: port, TRUST_PROXY: trustProxy } = settingsAtBoot();

const app = next({ dev: false, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  const forwarded = trustProxy
    ? String(request.headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  request.headers["x-client-address"] = forwarded || request.socket.remoteAddress || "unknown";
  handle(request, response);
});
server.listen(port, hostname);

process.on("SIGTERM", () => {
  // Jobs at work end, or go back into the queue for whoever starts next.
  const jobsEnded = globalThis.tuijintaiStopJobs?.() ?? Promise.resolve();
  server.close(() => jobsEnded.finally(() => process.exit(0)));
  server.closeIdleConnections();
  // A download that is still running gets a moment, then the server goes.
  setTimeout(() => process.exit(0), 5000).unref();
});
