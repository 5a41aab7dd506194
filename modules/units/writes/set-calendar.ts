import { sql } from "drizzle-orm";
import { z } from "zod";
import { calendarDays } from "@/db/schema";
import { command } from "@/platform/run";
import { readCalendar } from "../rules/calendar-text";

const SetCalendar = z.object({
  year: z.coerce.number({ error: "请填写年份" }).int("请填写年份").min(2020, "年份从 2020 起").max(2100, "年份有误"),
  text: z.string({ error: "请粘贴放假安排" }).trim().min(1, "请粘贴放假安排").max(20_000, "内容太长"),
});

/** Replaces one year's days off and make-up workdays by a pasted list; a list with one wrong line changes nothing. */
export const setCalendar = command(
  { name: "unit.set-calendar", may: "unit.admin", input: SetCalendar },
  async ({ tx, record, refuse }, { year, text }) => {
    const { days, errors } = readCalendar(text, year);
    if (errors.length > 0) refuse({ field: "text", message: errors.slice(0, 5).join("；") });
    if (days.length === 0) refuse({ field: "text", message: "没有读到任何一天" });
    const inYear = sql`${calendarDays.day} >= ${`${year}-01-01`} and ${calendarDays.day} <= ${`${year}-12-31`}`;
    const gone = await tx.delete(calendarDays).where(inYear).returning({ kind: calendarDays.kind });
    await tx.insert(calendarDays).values(days);
    const count = (list: { kind: string }[]) => ({
      off: list.filter((day) => day.kind === "off").length,
      work: list.filter((day) => day.kind === "work").length,
    });
    record({ subject: { kind: "calendar", id: year }, before: count(gone), after: count(days) });
    return { year, ...count(days) };
  },
);
