import type { Sql } from "postgres";
import { dayOf } from "@/platform/dates";
import { seedAccounts } from "./demo/accounts";
import { seedDocuments } from "./demo/documents";
import { seedEnterprises } from "./demo/enterprises";
import { seedFollowUpExtras } from "./demo/follow-up-extras";
import { seedFollowUps } from "./demo/follow-ups";
import { fitTargets, startLedgers } from "./demo/ledgers";
import { seedMembership } from "./demo/membership";
import { seedNotices } from "./demo/notices";
import { seedPlan } from "./demo/plan";
import { seedProgress } from "./demo/progress";
import { seedPublished } from "./demo/published";
import { seedReports } from "./demo/reports";

/**
 * The demonstration: the article's plan moved by whole months so that about 60 % of its time has passed on `today`,
 * fictional officers, and progress that looks like life. The same in every run for the same day. Skips a loaded one.
 */
export async function seedDemo(sql: Sql, { today, password }: { today: string; password: string }): Promise<void> {
  await sql.begin(async (tx) => {
    const [demo] = await tx<{ value: boolean }[]>`select value from settings where key = 'demo' for update`;
    if (demo?.value === true) return;
    const inner = tx as unknown as Sql;
    await seedAccounts(inner, password);
    await seedPlan(inner, dayOf(today));
    await startLedgers(inner);
    await seedProgress(inner, dayOf(today));
    await seedEnterprises(inner, dayOf(today));
    await seedMembership(inner, dayOf(today));
    await fitTargets(inner, dayOf(today));
    await seedFollowUps(inner, dayOf(today));
    await seedFollowUpExtras(inner, dayOf(today));
    await seedReports(inner, dayOf(today));
    await seedPublished(inner, dayOf(today));
    await seedDocuments(inner);
    await seedNotices(inner);
    await tx`update settings set value = 'true'::jsonb where key = 'demo'`;
  });
  await sql`analyze`;
}
