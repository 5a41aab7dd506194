import pino from "pino";

/** One JSON line an event on stderr, for whoever runs the server. Secrets and cookies never reach it. */
export const log = pino(
  {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["password", "cookie", "authorization", "*.password", "*.cookie"],
  },
  pino.destination(2),
);
