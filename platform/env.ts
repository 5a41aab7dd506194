import type { z } from "zod";
import { objectionOf, serverSettings } from "./settings.mjs";

export type Settings = z.output<typeof serverSettings>;

let parsed: Settings | undefined;

/**
 * The server's settings, checked on first use (a build needs none of them). Throws one Chinese sentence that names
 * every setting in the wrong.
 */
export function env(): Settings {
  if (parsed) return parsed;
  const result = serverSettings.safeParse(process.env);
  if (!result.success) throw new Error(objectionOf(result.error));
  parsed = result.data;
  return parsed;
}
