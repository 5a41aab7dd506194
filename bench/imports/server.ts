/**
 * A serving process as far as an import is concerned: the verbs over a pool of connections, and other people's pages asked for
 * meanwhile. Orders come over the channel to its parent, one at a time.
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { staffNamed } from "@/db/testing/staff";
import { enterpriseImport } from "@/modules/enterprises/imports/verbs";
import { membershipImport } from "@/modules/membership/imports/verbs";
import { movementList } from "@/modules/membership/reads/movements";

const groups = { movements: membershipImport, enterprises: enterpriseImport };

export interface Order {
  ledger: keyof typeof groups;
  step: "upload" | "accept" | "undo";
  path: string;
  batch: number;
  /** By which an upload says how far it is. */
  token?: string;
}

export interface Done {
  batch: number;
  seconds: number;
  cpu: number;
  /** What another officer waited for a page meanwhile, and how long the loop stood still at most, in ms. */
  pages: number[];
  stood: number;
  said?: string;
}

const city = await staffNamed("city");
const neighbour = await staffNamed("heping");

async function carriedOut({ ledger, step, path, batch, token }: Order): Promise<number> {
  const group = groups[ledger];
  if (step === "upload") {
    const file = new File([await readFile(path)], basename(path));
    return (await group.upload.as(city, { file, ...(token && { progress: token }) })).batch;
  }
  const { counts } = await group.batch.as(city, { batch });
  if (step === "undo") await group.undo.as(city, { batch });
  else await group.accept.as(city, { batch, ...(counts.refuse > 0 && { partial: "on" as const }) });
  return batch;
}

process.on("message", async (order: Order) => {
  const pages: number[] = [];
  let on = true;
  const others = (async () => {
    while (on) {
      const since = performance.now();
      await movementList.as(neighbour, {});
      pages.push(performance.now() - since);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  const cpu = process.cpuUsage();
  const since = performance.now();
  let done: Omit<Done, "seconds" | "cpu" | "pages" | "stood">;
  try {
    done = { batch: await carriedOut(order) };
  } catch (error) {
    done = { batch: order.batch, said: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  const seconds = (performance.now() - since) / 1000;
  const used = process.cpuUsage(cpu);
  on = false;
  loop.disable();
  await others;
  process.send?.({
    ...done,
    seconds,
    cpu: (used.user + used.system) / 1e6,
    pages,
    stood: loop.max / 1e6,
  } satisfies Done);
});

process.send?.("ready");
