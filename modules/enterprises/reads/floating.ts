import { type SQL, sql } from "drizzle-orm";
import { childrenOf, narrow, pathTo } from "@/modules/units";
import { cursor } from "@/platform/cursor";
import { type Context, listing } from "@/platform/run";
import { within } from "@/platform/staff";
import { FloatingSearch, type FloatingSearchValues } from "../search";

export interface FloatingRow extends Record<string, unknown> {
  unitCode: string;
  unitName: string;
  districtName: string;
  name: string | null;
  document: string | null;
  approvedOn: string | null;
  chair: string | null;
  members: number | null;
  version: number;
}

async function frame(context: Context, search: FloatingSearchValues) {
  const unit = await narrow(context, search.unit);
  const streets = sql`units u join units d on d.code = u.parent_code
    left join lateral (select * from floating_unions x where x.unit_code = u.code order by x.id desc limit 1) f on true`;
  const inside = sql`u.level = 'street' and u.active and u.code >= ${unit.range.lo} and u.code < ${unit.range.hi}`;
  const asked: Record<string, SQL> = { set: sql`f.id is not null`, blank: sql`f.id is null` };
  const where = search.state ? sql`${inside} and ${asked[search.state]}` : inside;
  return { unit, streets, inside, where };
}

const columns = sql`u.code as "unitCode", u.name as "unitName", d.name as "districtName", f.name, f.document, f.approved_on::text as "approvedOn",
  f.chair, f.members, coalesce(f.version, 0) as version`;
const order = sql`d.ordinal, d.code, u.ordinal, u.code`;

/** Streets of the unit with their 流动会员联合工会, one row a street; those without one are rows too. Counts in 个. */
export const floatingUnionList = listing(
  { name: "enterprise.floating-unions", may: "enterprise.read", input: FloatingSearch },
  async (context, search) => {
    const { tx, staff } = context;
    const { unit, streets, inside, where } = await frame(context, search);
    const [counts] = await tx.execute<{ total: number; set: number; matching: number; members: number }>(
      sql`select count(*)::int as total, count(f.id)::int as set, count(*) filter (where ${where})::int as matching,
        coalesce(sum(f.members), 0)::int as members from ${streets} where ${inside}`,
    );
    const rows = await tx.execute<FloatingRow>(sql`select ${columns} from ${streets} where ${where}
      order by ${order} limit ${search.size} offset ${(search.page - 1) * search.size}`);
    return {
      unit,
      path: await pathTo(tx, unit.code, staff.read),
      children: (await childrenOf(tx, unit.code)).map(({ code, name }) => ({ code, name })),
      counts: counts ?? { total: 0, set: 0, matching: 0, members: 0 },
      total: counts?.matching ?? 0,
      rows: [...rows].map((row) => ({
        ...row,
        writable: staff.may.has("enterprise.write") && within(staff.write, row.unitCode),
      })),
      today: context.today,
    };
  },
  async function* (context, search) {
    const { streets, where } = await frame(context, search);
    yield* cursor<FloatingRow>(context.tx, sql`select ${columns} from ${streets} where ${where} order by ${order}`);
  },
);
