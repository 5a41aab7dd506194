import { sql } from "drizzle-orm";
import { type Posting, post } from "@/platform/figures";
import type { Tx } from "@/platform/run";
import { type Change, changesOf, differenceOf, type Facts } from "./rules/figures";

interface FactsRow extends Omit<Facts, "listed"> {
  id: number;
  unit: string;
  frozen: boolean;
  listOn: string | null;
}

/** The facts behind the figures as one statement: of the named enterprises, or of all. Ids are numbers, so they may stand in the text. */
function factsText(ids: readonly number[] | null): string {
  return `select e.id, e.unit_code as unit, e.kind, e.category, e.union_code is not null as industrial, e.list_on::text as "listOn",
    e.registered_on::text as "registeredOn", exists (select 1 from enterprise_lists) as frozen,
    (select coalesce(jsonb_agg(jsonb_build_object('stage', s.stage, 'on', s."on") order by s.id), '[]') from enterprise_stages s
      where s.enterprise_id = e.id and s.kind in ('move', 'back', 'baseline')) as stages,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'step', r.step, 'on', r."on")), '[]') from enterprise_records r
      where r.enterprise_id = e.id and r.voided_at is null) as records,
    (select coalesce(jsonb_agg(jsonb_build_object('level', w.level, 'since', w.since, 'until', w.until)), '[]') from working_group_seats w
      where w.enterprise_id = e.id) as seats
    from enterprises e${ids === null ? "" : ` where e.id in (${ids.map(Number).join() || "null"})`}`;
}

interface Contribution {
  id: number;
  unit: string;
  changes: Change[];
}

const contributionOf = ({ id, unit, frozen, listOn, ...facts }: FactsRow): Contribution => ({
  id,
  unit,
  changes: changesOf({ ...facts, listed: frozen ? listOn !== null : null }),
});

async function contributions(tx: Tx, ids: readonly number[] | null): Promise<Map<string, Contribution>> {
  const rows = await tx.execute<FactsRow & Record<string, unknown>>(sql.raw(factsText(ids)));
  return new Map(rows.map(contributionOf).map((one) => [`${one.id} ${one.unit}`, one]));
}

/**
 * Runs a write and posts how it moved the figures of the named enterprises (null: of all in scope). What the work registers is
 * named by its answer. Figures stand under the enterprise's own unit, each change on its effective day.
 */
export async function movingFigures<Out>(
  tx: Tx,
  ids: readonly number[] | null,
  work: () => Promise<Out>,
  registered: (out: Out) => readonly number[] = () => [],
  append: (postings: Posting[]) => Promise<void> = (postings) => post(tx, postings),
): Promise<Out> {
  await besideFreezing(tx);
  // Records and seats do not raise a row's version: without the lock two writers would post the same difference.
  if (ids !== null && ids.length > 0)
    await tx.execute(sql`select 1 from enterprises where id in
      (select x::int from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) x) order by id for update`);
  const before = await contributions(tx, ids);
  const out = await work();
  const after = await contributions(tx, ids === null ? null : [...new Set([...ids, ...registered(out)])]);
  const postings: Posting[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const { id, unit } = (after.get(key) ?? before.get(key))!;
    const moved = differenceOf(before.get(key)?.changes ?? [], after.get(key)?.changes ?? []);
    postings.push(...moved.map((change) => ({ ...change, unit, source: `enterprise:${id}` })));
  }
  await append(postings);
  return out;
}

/** What has to be posted when the named enterprises go altogether. */
export async function withoutThem(tx: Tx, ids: readonly number[]): Promise<Posting[]> {
  const before = await contributions(tx, ids);
  return [...before.values()].flatMap(({ id, unit, changes }) =>
    changes.map(({ delta, ...change }) => ({ ...change, delta: -delta, unit, source: `enterprise:${id}` })),
  );
}

/**
 * Freezing the list changes what every row counts as, so it waits for the writers under way and they for it. Taken before any
 * row is locked, or the two would wait for each other.
 */
export async function besideFreezing(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(7185427, 30)`);
}

/** Keeps every other writer of this ledger waiting until the transaction ends. */
export async function aloneInLedger(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7185427, 30)`);
}

interface OwnerSql {
  unsafe: (text: string, values?: string[]) => PromiseLike<ArrayLike<unknown>>;
}

const FLOATING = "enterprises.floating-unions";

async function streetPostings(owner: OwnerSql): Promise<Posting[]> {
  const streets = Array.from(
    await owner.unsafe(`select u.code as unit, (select min(starts_on)::text from plans) as day
      from units u where u.level = 'street' and u.active`),
  ) as { unit: string; day: string }[];
  return streets.map(({ unit, day }) => ({
    ...{ indicator: `${FLOATING}:base`, unit, day, delta: 1 },
    source: `street:${unit}`,
  }));
}

async function rowPostings(owner: OwnerSql): Promise<Posting[]> {
  const rows = Array.from(await owner.unsafe(factsText(null))) as FactsRow[];
  const unions = Array.from(
    await owner.unsafe(`select distinct on (unit_code) id, unit_code as unit, approved_on::text as day
      from floating_unions order by unit_code, id desc`),
  ) as { id: number; unit: string; day: string }[];
  return [
    ...rows
      .map(contributionOf)
      .flatMap(({ id, unit, changes }) => changes.map((change) => ({ ...change, unit, source: `enterprise:${id}` }))),
    ...unions.map(({ id, unit, day }) => ({
      ...{ indicator: FLOATING, unit, day, delta: 1 },
      source: `floating-union:${id}`,
    })),
  ];
}

/** Appends postings and adds up both sums of the indicators that `like` names, which had none. */
async function insertPostings(owner: OwnerSql, postings: Posting[], like: string): Promise<void> {
  for (let i = 0; i < postings.length; i += 5000) {
    await owner.unsafe(
      `insert into figure_postings (indicator, unit_code, day, delta, source)
        select indicator, unit, day::date, delta, source
        from jsonb_to_recordset($1::text::jsonb) as x(indicator text, unit text, day text, delta bigint, source text)`,
      [JSON.stringify(postings.slice(i, i + 5000))],
    );
  }
  await owner.unsafe(
    `insert into figures (indicator, unit_code, day, value)
      select indicator, unit_code, day, sum(delta) from figure_postings where indicator like $1 group by 1, 2, 3`,
    [like],
  );
  await owner.unsafe(
    `insert into figures_now (indicator, unit_code, value)
      select indicator, unit_code, sum(delta) from figure_postings where indicator like $1 group by 1, 2`,
    [like],
  );
}

/** Posts the streets that ought to have a 流动会员联合工会, once: the denominator that no officer enters. */
export async function postStreetBase(owner: OwnerSql): Promise<void> {
  const key = `${FLOATING}:base`;
  const found = Array.from(await owner.unsafe("select 1 from figure_postings where indicator = $1 limit 1", [key]));
  if (found.length === 0) await insertPostings(owner, await streetPostings(owner), key);
}

/** What the rows of the ledger say that its figures are: what the postings have to add up to. */
export const expectedPostings = async (owner: OwnerSql): Promise<Posting[]> => [
  ...(await rowPostings(owner)),
  ...(await streetPostings(owner)),
];

/** Deletes every figure of this ledger and posts it again from the rows; by the database's owner, inside the caller's transaction. */
export async function rebuildEnterpriseFigures(owner: OwnerSql): Promise<void> {
  const postings = await expectedPostings(owner);
  for (const table of ["figure_postings", "figures", "figures_now"])
    await owner.unsafe(`delete from ${table} where indicator like 'enterprises.%'`);
  await insertPostings(owner, postings, "enterprises.%");
}
