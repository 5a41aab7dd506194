import { enterpriseFunnel } from "@/modules/enterprises/reads/funnel";
import { enterpriseRoster } from "@/modules/enterprises/reads/roster";
import { childGrowth } from "@/modules/membership/reads/children";
import { growth } from "@/modules/membership/reads/growth";
import { movementList } from "@/modules/membership/reads/movements";
import { offerList } from "@/modules/membership/reads/offers";
import { board } from "@/modules/plan/reads/board";
import { overview } from "@/modules/plan/reads/overview";
import type { Staff } from "@/platform/staff";

export interface Case {
  name: string;
  run: (staff: Staff) => Promise<unknown>;
}

/** A verb under a search as a page would ask it. */
const verb = <Search>(
  name: string,
  read: { as: (staff: Staff, search: Search) => Promise<unknown> },
  search: Search,
): Case => ({
  name,
  run: (staff) => read.as(staff, search),
});

/** The reads behind the screens of the plan and of both ledgers, under the filters that officers use. */
export const cases: readonly Case[] = [
  verb("overview, with its league table", overview, {}),
  verb("overview as of a day in the middle of a month", overview, { asOf: "2022-05-19" }),
  verb("plan", board, {}),
  verb("funnel", enterpriseFunnel, {}),
  verb("enterprises", enterpriseRoster, {}),
  verb("enterprises: heads", enterpriseRoster, { kind: "head" }),
  verb("enterprises: stalled", enterpriseRoster, { stalled: "1" }),
  verb("enterprises: eligible, by workers", enterpriseRoster, { eligible: "yes", sort: "-workers" }),
  verb("enterprises: two characters", enterpriseRoster, { q: "云驰" }),
  verb("enterprises: initials", enterpriseRoster, { q: "ycps" }),
  verb("enterprises: with a record", enterpriseRoster, { record: "consultation" }),
  verb("enterprises: page 6", enterpriseRoster, { page: 6 }),
  verb("enterprises: last page", enterpriseRoster, { page: 400 }),
  verb("growth by month, with the balance", growth, { by: "month" }),
  verb("growth by week", growth, { by: "week" }),
  verb("growth by day", growth, { by: "day" }),
  verb("growth of the units below", childGrowth, {}),
  verb("movements", movementList, {}),
  verb("movements: joins of a month", movementList, { kind: "join", period: "2022-05" }),
  verb("movements: couriers over the platform", movementList, { group: "courier", channel: "platform" }),
  verb("movements: transferred in", movementList, { kind: "in" }),
  verb("movements: what the tasks count", movementList, { counted: "1" }),
  verb("movements: a number", movementList, { q: "HJ-220510" }),
  verb("movements: page 500", movementList, { page: 500 }),
  verb("movements: page 20000", movementList, { page: 20_000 }),
  verb("offers", offerList, {}),
];
