import { type Day, dayOf } from "./dates";
import { env } from "./env";

const shanghaiDate = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" });
const shanghaiTime = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** Today in Asia/Shanghai; DEMO_TODAY fixes it for demonstrations and tests. */
export function today(): Day {
  return dayOf(env().DEMO_TODAY ?? shanghaiDate.format(new Date()));
}

/** YYYY-MM-DD HH:mm in Asia/Shanghai of a moment (a Date, or the database's text). */
export function timeText(moment: Date | string): string {
  return shanghaiTime.format(typeof moment === "string" ? new Date(moment) : moment);
}
