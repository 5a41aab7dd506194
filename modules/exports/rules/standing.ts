import type { ExportState, Standing } from "@/vocab/exports";

export interface Life {
  state: ExportState;
  /** Seconds since the last sign of life. */
  silent: number;
  /** Whether its asker still reads all that it was made from. */
  open: boolean;
}

const PAUSED = 45;
/** Longer than all tries of a job together; a queue may be longer than that. */
const GIVEN_UP: Record<"running" | "waiting", number> = { running: 20 * 60, waiting: 24 * 3600 };

/**
 * What a file stands for on the screen. A server that dies leaves its file as running: after 45 s without a word it waits for
 * another server to go on, after 20 minutes (waiting ones after a day) it counts as failed, so that nobody waits for ever.
 */
export function standing({ state, silent, open }: Life): Standing {
  if (state === "ready") return open ? "ready" : "barred";
  if (state === "failed") return "failed";
  if (silent > GIVEN_UP[state]) return "failed";
  return state === "running" && silent > PAUSED ? "paused" : state;
}

/** Whether it will still change by itself. */
export const underWay = (stands: Standing): boolean => ["waiting", "running", "paused"].includes(stands);
