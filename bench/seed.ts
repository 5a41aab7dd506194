/**
 * Fills the benches' board: the demonstration, then 20,000 enterprises and 1,200,000 movements of fourteen months, with all that is
 * kept beside them made from the rows. `npm run bench:seed [movements] [enterprises]`; a full board is left as it is.
 */
import { fitTargets } from "@/db/seed/demo/ledgers";
import { rebuildEnterpriseFigures } from "@/modules/enterprises/figures";
import { lapseVerified, membershipDifferences, rebuildMembership } from "@/modules/membership/figures";
import { dayOf } from "@/platform/dates";
import { TEST_DAY } from "@/scripts/lib/test-day.mjs";
import { openBoard } from "./board/database";
import { addEnterprises } from "./board/enterprises";
import { addMovements } from "./board/movements";

const movements = Number(process.argv[2] ?? 1_200_000);
const enterprises = Number(process.argv[3] ?? 20_000);

const board = await openBoard({ filling: true });
const { sql } = board;
let since = performance.now();
const told = (what: string) => {
  console.log(`${what}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
  since = performance.now();
};
try {
  const [{ there } = { there: 0 }] = await sql<{ there: number }[]>`select count(*)::int as there from movements`;
  if (there < movements) {
    await sql.begin(async (tx) => {
      const inner = tx as unknown as typeof sql;
      await addEnterprises(inner, enterprises, TEST_DAY);
      told(`${enterprises} enterprises`);
      await rebuildEnterpriseFigures(inner);
      told("figures of the enterprises");
      await addMovements(inner, movements, TEST_DAY);
      told(`${movements} movements`);
      await rebuildMembership(inner);
      await lapseVerified(inner, TEST_DAY);
      told("day sums, balances and figures of the movements");
      await fitTargets(inner, dayOf(TEST_DAY));
    });
    await sql.unsafe("vacuum analyze");
    told("targets, statistics");
    console.log(`kept sums that differ from the rows: ${await membershipDifferences(sql)}`);
    told("check");
  }
  const sizes = await sql<
    { name: string; rows: string; size: string }[]
  >`select relname as name, to_char(reltuples::bigint, '999,999,999') as rows,
    pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc limit 9`;
  for (const { name, rows, size } of sizes) console.log(`${name.padEnd(20)} ${rows.padStart(12)} rows  ${size}`);
} finally {
  await board.close();
}
