/** A connection of the database's owner: seeds, repair and tests; the runtime never holds one. */
interface OwnerSql {
  unsafe(query: string): PromiseLike<readonly object[]>;
}

/**
 * Makes day sums, balances and figures again from movements, offers and confirmations. Writers wait meanwhile; run inside a
 * transaction of the caller.
 */
export async function rebuildMembership(owner: OwnerSql): Promise<void> {
  await owner.unsafe("select app.rebuild_membership()");
}

/** How many kept sums differ from the rows behind them; 0 is right. */
export async function membershipDifferences(owner: OwnerSql): Promise<number> {
  const [row] = await owner.unsafe("select app.membership_differences() as n");
  return (row as { n: number }).n;
}

/** At the start, as every night (`membership.lapse-due`): what was verified more than 90 days ago is taken back from 核实率 on the day on which it ended. Answers the units. */
export async function lapseVerified(owner: OwnerSql, today: string): Promise<number> {
  const [row] = await owner.unsafe(`select app.lapse_verified('${today}'::date) as n`);
  return (row as { n: number }).n;
}
