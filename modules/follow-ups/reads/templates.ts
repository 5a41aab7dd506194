import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { followUpTemplates } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { type Context, query } from "@/platform/run";
import type { FollowUpLevel } from "@/vocab/levels";

export interface Template {
  id: number;
  name: string;
  /** Null: for every level. */
  level: FollowUpLevel | null;
  body: string;
  changed: string;
  version: number;
}

/** The own unit's texts by name. */
export async function templatesOf({ tx, staff }: Context): Promise<Template[]> {
  const rows = await tx
    .select()
    .from(followUpTemplates)
    .where(eq(followUpTemplates.unitCode, staff.unit.code))
    .orderBy(asc(followUpTemplates.name), asc(followUpTemplates.id));
  return rows.map(({ id, name, level, body, changedName, changedAt, version }) => ({
    ...{ id, name, level: level as FollowUpLevel | null, body, version },
    changed: `${changedName} ${timeText(changedAt)}`,
  }));
}

/** Saved requirement texts of the asker's unit. */
export const followUpTemplateList = query(
  { name: "follow-up.templates", may: "follow-up.issue", input: z.object({}) },
  (context) => templatesOf(context),
);
