import type { Instrumentation } from "next";

/** Every server works off jobs besides answering pages; a build and the edge know none. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startJobs } = await import("./modules/jobs");
  // Not waited for: pages are answered meanwhile.
  void startJobs();
}

/** A fault that a page could not answer: one line with the number that the officer sees, without what was typed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import("./platform/log");
  const { digest = "", message = String(error), stack = "" } = error as Error & { digest?: string };
  log.error(
    { digest, method: request.method, path: request.path.split("?")[0], route: context.routePath, message, stack },
    "request failed",
  );
};
