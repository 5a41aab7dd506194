import { and, eq, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import { enterpriseStages, enterprises, units } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { lateNote } from "@/platform/locked";
import { type CommandContext, command } from "@/platform/run";
import { within } from "@/platform/staff";
import { stageLabels } from "@/vocab/stages";
import { movingFigures } from "../figures";
import { spelled } from "../spelling";
import { hang, parentOrRefuse } from "./family";
import { author, holdEnterprise, placeOf, touched } from "./held";
import { EnterpriseFields, freeText, Held, isoDay, tick } from "./inputs";

const RegisterInput = z.object({
  no: freeText(40),
  on: isoDay,
  document: freeText(100),
  /** 仍要登记: another one has the name or the code, and is another one. */
  confirmed: tick,
});

/**
 * Puts an enterprise into the register at 摸排建档. Warns once where its name or credit code is registered already. Without a
 * number it gets QY- and its place in the unit's series. Answers id and no.
 */
export const registerEnterprise = command(
  { name: "enterprise.register", may: "enterprise.write", input: EnterpriseFields.and(RegisterInput) },
  async (context, input) => {
    const { tx, staff, today, record, refuse } = context;
    if (input.on > isoOf(today)) return refuse({ field: "on", message: "日期不能晚于今天" });
    await checkPlace(context, input);
    if (!input.confirmed) await warnOfTwins(context, input, 0);
    const parentId = await parentOrRefuse(context, input.parent);
    const issuerUnit = staff.unit.code;
    const no = input.no || (await nextNo(context));
    const values = {
      ...columnsOf(input),
      ...({ no, issuerUnit, stage: "surveyed", stageOn: input.on, registeredOn: input.on } as const),
      changedBy: staff.name,
      changedUnit: staff.unit.title,
    };
    const row = await movingFigures(
      tx,
      [],
      async () => {
        const [inserted] = await tx
          .insert(enterprises)
          .values(values)
          .onConflictDoNothing({ target: [enterprises.issuerUnit, enterprises.no] })
          .returning();
        if (!inserted) return refuse({ field: "no", message: `编号 ${no} 已被使用，请另取一个` });
        await tx.insert(enterpriseStages).values({
          ...placeOf(inserted),
          ...author(context),
          ...({ kind: "move", stage: "surveyed", on: input.on, document: input.document } as const),
        });
        if (parentId !== null) await hang(context, inserted.id, parentId);
        return inserted;
      },
      (one) => [one.id],
    );
    record({
      subject: { kind: "enterprise", id: row.id },
      unit: row.unitCode,
      after: shown(row),
      note: `登记 ${row.name}`,
    });
    return { id: row.id, no, late: await lateNote(tx, [{ unit: row.unitCode, day: input.on }]) };
  },
);

const EditInput = EnterpriseFields.and(Held.extend({ confirmed: tick }));

/** Changes what the register says about an enterprise, its family and place included; stages move by events alone. */
export const editEnterprise = command(
  { name: "enterprise.edit", may: "enterprise.write", input: EditInput },
  async (context, input) => {
    const { tx, record } = context;
    const before = await holdEnterprise(context, input.id, input.version);
    await checkPlace(context, input);
    const renamed = before.name !== input.name || before.creditCode !== input.creditCode;
    if (renamed && !input.confirmed) await warnOfTwins(context, input, before.id);
    const parentId = await parentOrRefuse(context, input.parent);
    const after = await movingFigures(tx, [before.id], async () => {
      await tx
        .update(enterprises)
        .set({ ...columnsOf(input), ...touched(context, before) })
        .where(eq(enterprises.id, before.id));
      if (parentId !== before.parentId) await hang(context, before.id, parentId);
      const [row] = await tx.select().from(enterprises).where(eq(enterprises.id, before.id));
      return row!;
    });
    record({
      subject: { kind: "enterprise", id: before.id },
      unit: after.unitCode,
      before: shown(before),
      after: shown(after),
      note: `修改 ${after.name}`,
    });
    return { id: before.id };
  },
);

function columnsOf(input: EnterpriseFields) {
  const { parent: _parent, unit: unitCode, union: unionCode, kind, category, ...fields } = input;
  const { name, creditCode, trade, workers, members, party, contact, phone, exceptionReason, note } = fields;
  return {
    ...{ name, creditCode, trade, workers, members, party, contact, phone, exceptionReason, note },
    ...{ kind, category: kind === "head" ? category : null, unitCode, unionCode },
    ...spelled(name),
  };
}

async function checkPlace({ tx, staff, refuse }: CommandContext, input: EnterpriseFields): Promise<void> {
  if (!within(staff.write, input.unit)) return refuse({ field: "unit", message: "只能登记在本单位范围内" });
  const [unit] = await tx
    .select({ level: units.level })
    .from(units)
    .where(and(eq(units.code, input.unit), units.active));
  if (!unit || !["district", "street"].includes(unit.level))
    return refuse({ field: "unit", message: "请选择区或街道（乡镇）" });
}

/** Refuses once with what is there, so that the officer looks before going on. */
async function warnOfTwins({ tx, refuse }: CommandContext, input: EnterpriseFields, own: number): Promise<void> {
  const same = [eq(enterprises.name, input.name)];
  if (input.creditCode !== null) same.push(eq(enterprises.creditCode, input.creditCode));
  const [twin] = await tx
    .select({
      no: enterprises.no,
      name: enterprises.name,
      stage: enterprises.stage,
      creditCode: enterprises.creditCode,
    })
    .from(enterprises)
    .where(and(or(...same), ne(enterprises.id, own)))
    .limit(1);
  const go = "；确为另一家，请勾选“仍要登记”";
  if (twin) {
    const field = twin.name === input.name ? "name" : "creditCode";
    const what = field === "name" ? "同名企业" : `同一信用代码的企业 ${twin.name}`;
    return refuse({ field, message: `已有${what}：${twin.no}（${stageLabels[twin.stage]}）${go}` });
  }
  const [known] = await tx.execute<{ known: boolean }>(
    sql`select app.enterprise_known(${input.name}, ${input.creditCode ?? ""}, ${own}) as known`,
  );
  if (known?.known) refuse({ field: "name", message: `其他单位已登记过同名或同一信用代码的企业${go}` });
}

async function nextNo({ tx, staff }: CommandContext): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(7185427, hashtext(${staff.unit.code}))`);
  const [row] = await tx.execute<{
    n: number;
  }>(sql`select coalesce(max(substring(no from '^QY-(\\d{1,8})$')::int), 0) + 1 as n
    from enterprises where issuer_unit = ${staff.unit.code}`);
  return `QY-${String(row?.n ?? 1).padStart(4, "0")}`;
}

/** What the audit log keeps of the register's row. */
function shown(row: typeof enterprises.$inferSelect) {
  const { no, name, creditCode, kind, category, unitCode, workers, members, party, parentId, unionCode } = row;
  return { no, name, creditCode, kind, category, unitCode, workers, members, party, parentId, unionCode };
}
