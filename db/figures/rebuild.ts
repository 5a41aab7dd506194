import { rebuildEnterpriseFigures } from "@/modules/enterprises/figures";
import { rebuildMembership } from "@/modules/membership/figures";
import { type OwnerTx, progressFacts } from "./compare";

/**
 * Makes every kept sum again from the ledgers' rows; writers wait until the transaction ends, readers go on with the old ones.
 * Postings of no ledger (there are none) would stay and be added up like the rest.
 */
export async function rebuildAll(tx: OwnerTx): Promise<void> {
  // In the order in which writers take them, so that nobody waits for us while we wait for them.
  await tx`select pg_advisory_xact_lock(7185427, 30)`;
  await tx`select pg_advisory_xact_lock(7185427, 32)`;
  await tx`lock table movements, transfer_offers, member_balances, progress_entries in exclusive mode`;
  await tx`lock table figure_postings, figures, figures_now, figures_month in exclusive mode`;
  await tx`create temp table posted_before on commit drop as
    select indicator, unit_code, day, source, max(recorded_at) as recorded_at from figure_postings group by 1, 2, 3, 4`;
  await rebuildEnterpriseFigures(tx);
  await rebuildMembership(tx);
  await tx.unsafe(`create temp table progress_again on commit drop as ${progressFacts}`);
  await tx`delete from figure_postings where source like 'progress:%'`;
  await tx`insert into figure_postings (indicator, unit_code, day, delta, source)
    select own, unit_code, day, amount, 'progress:' || id from progress_again where amount <> 0
    union all select own || ':base', unit_code, day, base, 'progress:' || id from progress_again where base <> 0`;
  await keepTimes(tx);
  await tx`delete from figures`;
  await tx`insert into figures (indicator, unit_code, day, value)
    select indicator, unit_code, day, sum(delta) from figure_postings group by 1, 2, 3`;
  // The trigger has followed every change above, from whatever stood there before.
  await tx`delete from figures_month`;
  await tx`insert into figures_month (indicator, unit_code, month, value, days)
    select indicator, unit_code, date_trunc('month', day)::date, sum(value), count(*) from figures group by 1, 2, 3`;
  await tx`delete from figures_now`;
  await tx`insert into figures_now (indicator, unit_code, value)
    select indicator, unit_code, sum(delta) from figure_postings group by 1, 2`;
}

/**
 * Making a posting again is no entry: it keeps the time at which it was recorded, or else what came before an approval would
 * stand as 调整. One that had been lost has the time of the row behind it.
 */
async function keepTimes(tx: OwnerTx): Promise<void> {
  await tx`update figure_postings p set recorded_at = b.recorded_at from posted_before b
    where p.recorded_at = now() and b.indicator = p.indicator and b.unit_code = p.unit_code and b.day = p.day and b.source = p.source`;
  await tx`update figure_postings p set recorded_at = r.recorded_at
    from (select 'movement:' || id as source, recorded_at from movements
      union all select 'progress:' || id, created_at from progress_entries) r
    where p.recorded_at = now() and p.source = r.source`;
}
