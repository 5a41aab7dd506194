import type { Sql } from "postgres";
import { type Day, isoOf } from "@/platform/dates";

export type Kind = "issued" | "signed" | "note" | "submitted" | "returned" | "closed";

/** One follow-up from its issue to where it stands. */
export interface Told {
  /** Codes of the unit that has to do it and of the one above it that asks. */
  unit: string;
  issuer: string;
  level: string;
  no: string | null;
  title: string;
  body: string;
  task: number | null;
  subject: string | null;
  issuedAgo: number;
  dueIn: number;
  steps: [Kind, string][];
}

/** Writes the row and its events, spread evenly from the day of issue to today. */
export async function tellStory(sql: Sql, today: Day, story: Told): Promise<void> {
  const [issuer] = await sql<
    { id: string; name: string; title: string }[]
  >`select a.id, a.name, u.title from accounts a join units u on u.code = a.unit_code
    where a.unit_code = ${story.issuer} and 'reviewer' = any(a.roles) order by (a.account in ('city', 'chaoyang')) desc limit 1`;
  const [receiver] = await sql<
    { name: string; title: string }[]
  >`select a.name, u.title from accounts a join units u on u.code = a.unit_code where a.unit_code = ${story.unit} limit 1`;
  const at = (i: number) =>
    `${isoOf(today - story.issuedAgo + Math.round((i * story.issuedAgo) / (story.steps.length + 1)))} ${9 + i}:1${i}:00+08`;
  const when = (kind: Kind) => {
    const i = story.steps.findLastIndex(([step]) => step === kind);
    return i < 0 ? null : at(i + 1);
  };
  const last = story.steps.at(-1)?.[0];
  const state = last === undefined ? "issued" : last === "note" ? "in_progress" : last;
  const [row] = await sql<{ id: number }[]>`insert into follow_ups ${sql({
    ...{ level: story.level, no: story.no, title: story.title, body: story.body, unit_code: story.unit },
    ...{ issuer_unit: story.issuer, issuer_id: issuer!.id, issuer_name: issuer!.name, task_id: story.task },
    ...{ subject: story.subject, due_on: isoOf(today + story.dueIn), state, created_at: at(0) },
    ...{ signed_at: when("signed"), submitted_at: when("submitted"), closed_at: when("closed") },
  })} returning id`;
  const steps: [Kind, string][] = [["issued", story.body], ...story.steps];
  await sql`insert into follow_up_events ${sql(
    steps.map(([kind, text], i) => {
      const who = kind === "issued" || kind === "returned" || kind === "closed" ? issuer! : receiver!;
      return {
        ...{ follow_up_id: row!.id, unit_code: story.unit, issuer_unit: story.issuer, kind, text, at: at(i) },
        ...{ staff_name: who.name, staff_unit: who.title },
      };
    }),
  )}`;
}
