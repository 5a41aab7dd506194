import type { Instrumentation } from "next";

/** A fault that a page could not answer: one line with the number that the officer sees, without what was typed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import("./platform/log");
  const { digest = "", message = String(error), stack = "" } = error as Error & { digest?: string };
  log.error(
    { digest, method: request.method, path: request.path.split("?")[0], route: context.routePath, message, stack },
    "request failed",
  );
};
