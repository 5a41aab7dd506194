import { doorOpen } from "./session";

/** Whether the database answers within two seconds. */
export async function healthy(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000).unref());
  return Promise.race([doorOpen().catch(() => false), late]);
}
