import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { importMappings } from "@/db/schema";
import type { Context } from "@/platform/run";
import type { ImportColumn, Reading } from "./adapter";
import { bare } from "./reading/heads";

/** Tells files with the same heads in the same order, whatever their blanks, width and marks. */
const fingerprint = (heads: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(heads.map(bare)))
    .digest("hex");

const at = ({ staff }: Context, ledger: string, heads: readonly string[]) =>
  and(
    eq(importMappings.accountId, staff.id),
    eq(importMappings.ledger, ledger),
    eq(importMappings.heads, fingerprint(heads)),
  );

/** Labels of the required columns that a mapping leaves without a counterpart. */
export const missingIn = (columns: readonly ImportColumn[], mapping: readonly (string | null)[]): string[] =>
  columns.filter(({ key, required }) => required && !mapping.includes(key)).map(({ label }) => label);

/** Puts the officer's last correspondence for a file with these heads in the place of the one by the heads, if they differ. */
export async function recall(
  context: Context,
  ledger: string,
  columns: readonly ImportColumn[],
  reading: Reading,
): Promise<void> {
  const [saved] = await context.tx
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(at(context, ledger, reading.heads));
  if (!saved) return;
  const known = new Set(columns.map(({ key }) => key));
  const mapping = reading.heads.map((_, index) => {
    const key = saved.mapping[index] ?? null;
    return key !== null && known.has(key) ? key : null;
  });
  if (mapping.every((key, index) => key === reading.mapping[index])) return;
  reading.byHeads = reading.mapping;
  reading.mapping = mapping;
  reading.missing = missingIn(columns, mapping);
}

/** Keeps what the officer has mapped by hand for the next file of the same heads. */
export async function remember(context: Context, ledger: string, { heads, mapping }: Reading): Promise<void> {
  const key = { accountId: context.staff.id, ledger, heads: fingerprint(heads) };
  await context.tx
    .insert(importMappings)
    .values({ ...key, mapping })
    .onConflictDoUpdate({
      target: [importMappings.accountId, importMappings.ledger, importMappings.heads],
      set: { mapping, savedAt: sql`now()` },
    });
}

export async function forget(context: Context, ledger: string, { heads }: Reading): Promise<void> {
  await context.tx.delete(importMappings).where(at(context, ledger, heads));
}
