import { z } from "zod";
import { notify } from "@/modules/notices";
import { startWorker } from "@/platform/jobs/worker";
import { command } from "@/platform/run";
import { systemStaff } from "@/platform/system-staff";

// One server's worker as a process of its own, for tests that kill it. Its job writes one notice, without a key that would
// hide a second one.
const Arrival = z.object({ account: z.uuid(), n: z.number().int() });

const arrive = command(
  { name: "test.arrive", may: "job.run", input: Arrival },
  async ({ tx, record }, { account, n }) => {
    await notify(tx, { event: "deadline", unit: "11", accounts: [account], title: `第 ${n} 件`, href: "/desk" });
    record({ subject: { kind: "test", id: n } });
    return {};
  },
);

await startWorker({
  "deadline.unit": {
    run: async ({ data, key }) => {
      await arrive.as(systemStaff(), Arrival.parse(data), key);
      // Long enough that a kill hits jobs which are written and not yet settled.
      await new Promise((resolve) => setTimeout(resolve, 25));
    },
  },
});
process.stdout.write("working\n");
