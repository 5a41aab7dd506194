import { enterpriseFunnel } from "@/modules/enterprises";
import { EnterpriseFunnel } from "@/modules/enterprises/ui/enterprise-funnel";
import { growth } from "@/modules/membership";
import { MembershipSearch } from "@/modules/membership/search";
import { GrowthCard } from "@/modules/membership/ui/growth-card";
import { ask } from "@/platform/gate";

/** The two ledgers behind the plan's figures: members by month, enterprises by stage; every mark opens its rows. */
export async function LedgerRow({ unit, asOf }: { unit: { code: string; level: string }; asOf: string | undefined }) {
  // Departments and industrial unions keep no ledger of their own.
  if (!["city", "district", "street"].includes(unit.level)) return null;
  const search = MembershipSearch.parse({ unit: unit.code, asOf });
  return (
    <div className="home-row mt-3">
      <GrowthCard growth={await ask(growth, search)} search={search} brief />
      <div className="home-side">
        <EnterpriseFunnel funnel={await ask(enterpriseFunnel, { unit: unit.code, asOf })} />
      </div>
    </div>
  );
}
