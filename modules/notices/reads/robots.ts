import { sql } from "drizzle-orm";
import { z } from "zod";
import { env } from "@/platform/env";
import { query } from "@/platform/run";
import type { RobotKind } from "@/vocab/notices";

export interface RobotRow extends Record<string, unknown> {
  unit: string;
  unitTitle: string;
  kind: RobotKind;
  host: string;
  active: boolean;
  changedName: string;
  /** Moments as the database's text. */
  changedAt: string;
  lastSentAt: string | null;
  /** A sentence; empty when the last message arrived. */
  lastFault: string;
  version: number;
}

/** The groups' robots without address and secret, the hosts that they may live on, and the mail server's name. */
export const robots = query({ name: "notice.robots", may: "setting.admin", input: z.object({}) }, async ({ tx }) => {
  const rows =
    await tx.execute<RobotRow>(sql`select g.unit_code as unit, u.title as "unitTitle", g.kind, g.host, g.active,
      g.changed_name as "changedName", g.changed_at::text as "changedAt", g.last_sent_at::text as "lastSentAt",
      g.last_fault as "lastFault", g.version
    from group_robots g join units u on u.code = g.unit_code where u.active order by g.unit_code`);
  const { SMTP_URL, MAIL_FROM, ROBOT_HOSTS } = env();
  // The address may hold a password: host and port are all that is shown.
  const mail = SMTP_URL === undefined ? null : { host: new URL(SMTP_URL).host, from: MAIL_FROM ?? "" };
  return { rows: [...rows], hosts: ROBOT_HOSTS.map((origin: string) => origin.replace("https://", "")), mail };
});
