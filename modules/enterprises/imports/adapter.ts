import { eq, sql } from "drizzle-orm";
import { units } from "@/db/schema";
import type { Adapter, FileRow, Note } from "@/modules/imports";
import { unitResolver } from "@/modules/units";
import type { Context } from "@/platform/run";
import { besideFreezing } from "../figures";
import { wouldClose } from "../rules/family";
import { enterpriseImportColumns } from "./columns";
import { byNumbers, type EnterpriseBefore, type EnterpriseData, parentsNamed } from "./content";
import { type Known, type ReadRow, readRow, refusedRow, type Verdict, verdictOf } from "./judge";
import { enterpriseTemplate } from "./template";
import { enterprisesBarred, settleEnterprises, undoEnterprises } from "./undo";
import { writeEnterprises } from "./write";

/** 建会台账.xlsx: one row an enterprise, told by its number among those that the uploading unit has given. */
export const enterpriseAdapter: Adapter<EnterpriseData, EnterpriseBefore> = {
  id: "enterprises",
  title: "建会台账",
  whole: false,
  columns: async () => enterpriseImportColumns,
  template: enterpriseTemplate,
  async lock({ tx }) {
    await besideFreezing(tx);
    await tx.execute(sql`select pg_advisory_xact_lock(7185427, 31)`);
  },
  open: judging,
  conclude: orphans,
  dated: ({ data }) => (data?.stageOn ? [{ unit: data.unitCode, day: data.stageOn }] : []),
  write: writeEnterprises,
  barred: enterprisesBarred,
  undo: undoEnterprises,
  settle: settleEnterprises,
};

async function judging(context: Context): Promise<(rows: FileRow[]) => Promise<Verdict[]>> {
  const { tx, staff, today } = context;
  const { code, parentCode, level, name, shortName, title, aliases, statutoryCode } = units;
  const known: Known = {
    issuer: staff.unit.level === "city" ? "11" : staff.unit.code,
    today,
    write: staff.write,
    resolve: unitResolver(
      await tx
        .select({ code, parentCode, level, name, shortName, title, aliases, statutoryCode })
        .from(units)
        .where(eq(units.active, true)),
    ),
  };
  const seen = {
    rows: new Map<string, number>(),
    names: new Map<string, number>(),
    parents: new Map<string, string>(),
  };

  return async (rows) => {
    const read = rows.map((row) => readRow(row, known));
    const present = await byNumbers(
      tx,
      known.issuer,
      read.map((row) => row.no),
    );
    for (const { data } of read) if (data && data.parent !== "") seen.parents.set(data.name, data.parent);
    return read.map((one, index) => {
      const { row } = rows[index]!;
      const twin = seen.rows.get(one.no);
      if (twin !== undefined && one.no !== "") {
        const note = { column: "企业编号", reason: `本文件内重复，另见第 ${twin} 行`, original: one.no };
        return refusedRow(one.no, [note, ...one.notes]);
      }
      seen.rows.set(one.no, row);
      if (!hasData(one)) return refusedRow(one.no, one.notes);
      const { name: own, parent } = one.data;
      if (parent !== "" && wouldClose(own, parent, (at) => seen.parents.get(at) ?? null)) {
        return refusedRow(one.no, [{ column: "上级企业", reason: "上级企业互为上下级，成了环", original: parent }]);
      }
      const extra: Note[] = [];
      const same = seen.names.get(own);
      if (same !== undefined) extra.push({ column: "企业名称", reason: `与第 ${same} 行同名，请核对`, original: own });
      seen.names.set(own, row);
      return verdictOf(one, present.get(one.no) ?? null, extra);
    });
  };
}

/** Rows whose parent is neither in the file nor, by one name, in the register. */
async function orphans({ tx }: Context, batch: number): Promise<Map<number, Note>> {
  const lost = await tx.execute<{ row: number; parent: string }>(sql`
    with file as materialized (select "row", data -> 'data' ->> 'name' as name, data -> 'data' ->> 'parent' as parent
      from import_rows where batch_id = ${batch} and outcome in ('add', 'change') and jsonb_typeof(data -> 'data') = 'object')
    select "row", parent from file where parent <> '' and parent not in (select name from file) order by 1`);
  const registered = await parentsNamed(
    tx,
    lost.map(({ parent }) => parent),
  );
  const named = (parent: string) => `台账和文件中没有唯一的“${parent}”，入账后没有上级`;
  return new Map(
    lost
      .filter(({ parent }) => !registered.has(parent))
      .map(({ row, parent }) => [row, { column: "上级企业", reason: named(parent), original: parent }]),
  );
}

const hasData = (row: ReadRow): row is ReadRow & { data: EnterpriseData } => row.data !== null;
