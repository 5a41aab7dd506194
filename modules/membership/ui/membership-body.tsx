import type { ChildGrowth } from "../reads/children";
import type { ListCounts } from "../reads/counts";
import type { EntryDesk } from "../reads/entry";
import type { Growth } from "../reads/growth";
import type { MovementRow } from "../reads/movements";
import type { OfferRow } from "../reads/offers";
import type { MembershipSearchValues } from "../search";
import { EntryCard } from "./entry-card";
import { GrowthCard } from "./growth-card";
import { LedgerEquation } from "./ledger-equation";
import { MovementTable } from "./movement-table";
import { OfferList } from "./offer-list";
import { SmallMultiples } from "./small-multiples";

interface MembershipBodyProps {
  growth: Growth;
  below: { children: readonly ChildGrowth[]; months: readonly string[] };
  list: ListCounts & { rows: readonly MovementRow[]; today: string; campaigns: readonly string[] };
  offers: { rows: readonly OfferRow[]; total: number; persons: number };
  desk: EntryDesk | null;
  imports: boolean;
  search: MembershipSearchValues;
}

/** The equation, growth, the units below, the movements with what waits beside them. On a phone the entry comes first. */
export function MembershipBody({ growth, below, list, offers, desk, imports, search }: MembershipBodyProps) {
  const title = growth.unit.level === "city" ? "各区" : "各街道";
  return (
    <div className="membership-page">
      <LedgerEquation growth={growth} search={search} />
      <div className="membership">
        <div className="membership-growth">
          <GrowthCard growth={growth} search={search} />
        </div>
        {below.children.length > 0 && (
          <div className="membership-below">
            <SmallMultiples lines={below.children} months={below.months} title={title} search={search} />
          </div>
        )}
        <div className="membership-list">
          <MovementTable {...list} search={search} own={desk?.unit.code ?? null} imports={imports} />
        </div>
        <div className="membership-side">
          {desk && <EntryCard desk={desk} />}
          <OfferList {...offers} search={search} writes={desk !== null} />
        </div>
      </div>
    </div>
  );
}
