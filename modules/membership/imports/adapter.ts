import { sql } from "drizzle-orm";
import type { Adapter } from "@/modules/imports";
import { unitResolver } from "@/modules/units";
import { within } from "@/platform/staff";
import { namedUnits } from "../reads/units";
import { movementImportColumns, strangeHead } from "./columns";
import { type MovementBefore, movementJudge } from "./judge";
import type { MovementData } from "./row";
import { movementTemplate } from "./template";
import { movementsBarred, settleMovements, undoMovements, writeMovements } from "./write";

/**
 * 会员变动.xlsx: one row a movement, accepted at once because the uploader stands above both sides. A row's key is its number,
 * with the reporting unit where the uploader is below the city.
 */
export const movementAdapter: Adapter<MovementData, MovementBefore> = {
  id: "membership",
  title: "会员变动",
  whole: false,
  columns: async () => movementImportColumns,
  template: movementTemplate,
  strange: strangeHead,
  async lock({ tx }) {
    await tx.execute(sql`select pg_advisory_xact_lock(7185427, 32)`);
  },
  async open({ tx, staff, today }) {
    const units = await namedUnits(tx);
    const names = new Map(units.map((unit) => [unit.code, unit.name]));
    const city = staff.unit.level === "city";
    const resolver = unitResolver(units);
    // A file names a few hundred units a hundred thousand times.
    const seen = new Map<string, ReturnType<typeof resolver>>();
    return movementJudge({
      tx,
      resolve: (text) => {
        const found = seen.get(text) ?? resolver(text);
        seen.set(text, found);
        return found;
      },
      writes: (code) => within(staff.write, code),
      own: staff.unit.code,
      today,
      keyOf: (no) => (city ? no : `${no}@${staff.unit.code}`),
      nameOf: (code) => (code === null ? "系统外" : (names.get(code) ?? code)),
    });
  },
  // A correction takes the old movement back on its own day as well.
  dated: ({ data, before }) =>
    [data, before?.data].flatMap((row) =>
      row ? [row.to, row.from, row.recruiter].flatMap((unit) => (unit ? [{ unit, day: row.day }] : [])) : [],
    ),
  write: writeMovements,
  barred: movementsBarred,
  undo: undoMovements,
  settle: settleMovements,
};
