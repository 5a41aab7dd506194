import { sql } from "drizzle-orm";
import { type Obstacle, sameJson, type Undone } from "@/modules/imports";
import type { CommandContext, Context } from "@/platform/run";
import { movingFigures } from "../figures";
import { hang } from "../writes/family";
import { byIds, type EnterpriseBefore, type EnterpriseData, parentsNamed } from "./content";
import { restore } from "./write";

type UndoneRow = Undone<EnterpriseData, EnterpriseBefore>;

/** The family place may still be settled by a later batch of the same file, so it is no change. */
const marks = ({ parent: _parent, category: _category, ...rest }: EnterpriseBefore) => rest;

/** Rows that stay: changed, moved on, recorded on or seated since, or added by the import and by now above somebody else's row. */
export async function enterpriseObstacles({ tx }: Context, rows: UndoneRow[]): Promise<Obstacle[]> {
  const now = await byIds(
    tx,
    rows.map(({ after }) => after.id),
  );
  const added = rows.filter(({ before }) => before === null).map(({ after }) => after.id);
  const used = await tx.execute<{ id: number; why: string }>(sql`
    select c.parent_id as id, '之后登记了它的下级企业' as why from enterprises c join enterprises p on p.id = c.parent_id
      where p.id in (select x::int from jsonb_array_elements_text(${JSON.stringify(added)}::jsonb) x)
        -- Rows of one import carry one moment, that of its transaction.
        and c.created_at <> p.created_at
    union all select split_part(f.subject, ':', 2)::int, '之后发出了督办' from follow_ups f
      where f.subject in (select 'enterprise:' || x from jsonb_array_elements_text(${JSON.stringify(added)}::jsonb) x)`);
  const why = new Map(used.map((row) => [row.id, row.why]));
  return rows.flatMap(({ sheet, row, after }) => {
    const name = `（${after.name}）`;
    const present = now.get(after.id);
    if (!present || !sameJson(marks(present), marks(after))) return [{ sheet, row, reason: `${name}之后又有改动` }];
    const reason = why.get(after.id);
    return reason ? [{ sheet, row, reason: `${name}${reason}` }] : [];
  });
}

/** Deletes what the import added and puts corrected rows back; the figures are reversed by new postings. */
export async function undoEnterprises(context: CommandContext, rows: UndoneRow[]): Promise<void> {
  const { tx, record } = context;
  const added = rows.filter(({ before }) => before === null).map(({ after }) => after.id);
  const list = sql`(select x::int from jsonb_array_elements_text(${JSON.stringify(added)}::jsonb) x)`;
  await movingFigures(
    tx,
    rows.map(({ after }) => after.id),
    async () => {
      // Children that go in a later piece let go of their parent first.
      await tx.execute(
        sql`update enterprises set parent_id = null, head_id = id where parent_id in ${list} or id in ${list}`,
      );
      await tx.execute(sql`delete from enterprise_stages where enterprise_id in ${list}`);
      await tx.execute(sql`delete from enterprises where id in ${list}`);
      for (const { before } of rows) {
        if (before === null) continue;
        await restore(tx, before);
        const parent = (await parentsNamed(tx, before.parent === "" ? [] : [before.parent])).get(before.parent);
        await hang(context, before.id, parent?.id ?? null);
      }
    },
  );
  for (const { before, after } of rows) {
    // Rows that the import had added are gone; the batch tells of them.
    if (!before) continue;
    record({
      subject: { kind: "enterprise", id: after.id },
      unit: after.unitCode,
      before: { stage: after.stage, workers: after.workers, members: after.members },
      after: { stage: before.stage, workers: before.workers, members: before.members },
      note: `撤销导入 ${after.name}`,
    });
  }
}
