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
  batchRows: 1500,
  columns: async () => enterpriseImportColumns,
  template: enterpriseTemplate,
  async lock({ tx }) {
    await besideFreezing(tx);
    await tx.execute(sql`select pg_advisory_xact_lock(7185427, 31)`);
  },
  open: judging,
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
    const batch = new Set(read.flatMap(({ data }) => (data ? [data.name] : [])));
    const away = read.flatMap(({ data }) =>
      data && data.parent !== "" && !batch.has(data.parent) ? [data.parent] : [],
    );
    const registered = await parentsNamed(tx, away);
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
      if (parent !== "" && !batch.has(parent) && !seen.names.has(parent) && !registered.has(parent)) {
        const reason = `台账和已读的行中没有唯一的“${parent}”；若不在后面的行中，入账后没有上级`;
        extra.push({ column: "上级企业", reason, original: parent });
      }
      return verdictOf(one, present.get(one.no) ?? null, extra);
    });
  };
}

const hasData = (row: ReadRow): row is ReadRow & { data: EnterpriseData } => row.data !== null;
