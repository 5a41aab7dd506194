import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { ZodType, z } from "zod";
import { database, type Tx } from "@/db/client";
import { auditLog, commandReceipts } from "@/db/schema";
import { today } from "./clock";
import type { Day } from "./dates";
import { BadInput, discreet, NotAllowed, NotFound, type Objection, Refusal, refusalOf, sqlState } from "./errors";
import type { Permission } from "./may";
import { seats } from "./seats";
import type { Staff } from "./staff";

export type { Tx } from "@/db/client";

interface Spec<In extends ZodType> {
  name: string;
  may: Permission;
  input: In;
}

interface CommandSpec<In extends ZodType> extends Spec<In> {
  /** Runs around the command, outside of its transaction: for what has to stay when the command rolls back. */
  around?: <Out>(staff: Staff, run: () => Promise<Out>) => Promise<Out>;
}

export interface Context {
  tx: Tx;
  staff: Staff;
  today: Day;
}

/** What a command did, for the audit log and the histories: about which row, of which unit, and what changed. */
export interface AuditRecord {
  subject: { kind: string; id: string | number };
  unit?: string;
  task?: number;
  before?: unknown;
  after?: unknown;
  note?: string;
}

export interface CommandContext extends Context {
  record: (entry: AuditRecord) => void;
  refuse: (objection: Objection) => never;
}

export interface Query<In extends ZodType = ZodType, Out = unknown> extends Spec<In> {
  kind: "query";
  as: (staff: Staff, raw: z.input<In>) => Promise<Out>;
}

/** A query whose rows can also be streamed: `page` and all `rows` come from one read-only transaction. */
export interface Listing<In extends ZodType, Page, Row> extends Query<In, Page> {
  stream: (staff: Staff, raw: z.input<In>) => Promise<{ page: Page; rows: AsyncIterable<Row[]> }>;
}

export interface Command<In extends ZodType = ZodType, Out = unknown> extends Spec<In> {
  kind: "command";
  as: (staff: Staff, raw: z.input<In>, key?: string) => Promise<Out>;
}

const registry = new Map<string, Query<ZodType, unknown> | Command<ZodType, unknown>>();

/** Every verb that has been defined; the fence test walks them all. */
export function verbs() {
  return [...registry.values()];
}

function register<V extends { name: string }>(verb: V): V {
  // A development server defines a verb again with every reload, so a repeated name is not an error here.
  registry.set(verb.name, verb as never);
  return verb;
}

/** A read: `body` runs read-only and repeatable-read under the staff's role and scope. */
export function query<In extends ZodType, Out>(
  spec: Spec<In>,
  body: (context: Context, input: z.output<In>) => Promise<Out>,
): Query<In, Out> {
  const as = (staff: Staff, raw: z.input<In>) => refusalsNoted(spec, staff, () => reading(spec, staff, raw, body));
  return register({ ...spec, kind: "query" as const, as });
}

/** Fewer than the pool holds: whoever downloads slowly, or asks and never reads, keeps no page waiting. */
const streams = seats(6);

/** A read of many rows: `page` for the screen, `rows` (batches from a cursor) for exports. */
export function listing<In extends ZodType, Page, Row>(
  spec: Spec<In>,
  page: (context: Context, input: z.output<In>) => Promise<Page>,
  rows: (context: Context, input: z.output<In>) => AsyncIterable<Row[]>,
): Listing<In, Page, Row> {
  const stream = (staff: Staff, raw: z.input<In>) =>
    refusalsNoted(spec, staff, async () => {
      const leave = await streams();
      const pipe = new TransformStream<Row[], Row[]>(undefined, { highWaterMark: 1 }, { highWaterMark: 1 });
      const writer = pipe.writable.getWriter();
      const head = Promise.withResolvers<Page>();
      reading(spec, staff, raw, async (context, input) => {
        head.resolve(await page(context, input));
        for await (const batch of rows(context, input)) await writer.write(batch);
        await writer.close();
      })
        .catch((fault) => {
          const error = discreet(fault);
          head.reject(error);
          writer.abort(error).catch(() => {});
        })
        .finally(leave);
      return { page: await head.promise, rows: pipe.readable };
    });
  return register({ ...query(spec, page), stream });
}

/**
 * A write: grant → parse → transaction (role and scope in one statement) → body → audit row → commit.
 * A body that records nothing rolls back. With a key, a retry answers what the first call answered and does nothing.
 */
export function command<In extends ZodType, Out>(
  spec: CommandSpec<In>,
  body: (context: CommandContext, input: z.output<In>) => Promise<Out>,
): Command<In, Out> {
  const as = (staff: Staff, raw: z.input<In>, key?: string) =>
    refusalsNoted(spec, staff, async () => {
      allowed(spec, staff);
      const input = parsed(spec, raw);
      const run = () => patiently(() => writing(spec, staff, input, key, body));
      return spec.around ? spec.around(staff, run) : run();
    });
  return register({ ...spec, kind: "command" as const, as });
}

/** Two writers that wait for each other: one of them simply goes again. */
async function patiently<Out>(write: () => Promise<Out>): Promise<Out> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const again = ["40001", "40P01"].includes(sqlState(error) ?? "") && attempt < 4;
      if (!again) throw refusalOf(error) ?? error;
    }
  }
}

async function reading<In extends ZodType, Out>(
  spec: Spec<In>,
  staff: Staff,
  raw: z.input<In>,
  body: (context: Context, input: z.output<In>) => Promise<Out>,
): Promise<Out> {
  allowed(spec, staff);
  const input = parsed(spec, raw);
  return database().transaction(
    async (tx) => {
      await enter(tx, staff, spec.may);
      return body({ tx, staff, today: today() }, input);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function writing<In extends ZodType, Out>(
  spec: Spec<In>,
  staff: Staff,
  input: z.output<In>,
  key: string | undefined,
  body: (context: CommandContext, input: z.output<In>) => Promise<Out>,
): Promise<Out> {
  return database().transaction(async (tx) => {
    await enter(tx, staff, spec.may);
    if (key !== undefined) {
      const receipt = { accountId: staff.id, key, verb: spec.name };
      const fresh = await tx.insert(commandReceipts).values(receipt).onConflictDoNothing().returning();
      if (fresh.length === 0) return earlierAnswer<Out>(tx, receipt);
    }
    const entries: AuditRecord[] = [];
    const refuse = (objection: Objection): never => {
      throw new Refusal(objection);
    };
    const record = (entry: AuditRecord) => void entries.push(entry);
    const result = await body({ tx, staff, today: today(), record, refuse }, input);
    if (entries.length === 0) throw new Error(`${spec.name} recorded nothing`);
    await appendAudit(tx, spec.name, staff, "ok", entries);
    if (key !== undefined) {
      await tx
        .update(commandReceipts)
        .set({ result: result ?? null })
        .where(sql`account_id = ${staff.id} and key = ${key}`);
    }
    return result;
  });
}

async function earlierAnswer<Out>(tx: Tx, { accountId, key, verb }: { accountId: string; key: string; verb: string }) {
  const [receipt] = await tx.select().from(commandReceipts).where(sql`account_id = ${accountId} and key = ${key}`);
  // The answer of another verb would pass for a success of this one, which has not run.
  if (receipt?.verb !== verb) throw new BadInput({ form: "本次提交的编号已用于别的操作，请刷新页面后重试" });
  return receipt.result as Out;
}

function allowed(spec: { name: string; may: Permission }, staff: Staff): void {
  if (!staff.may.has(spec.may)) throw new NotAllowed("本账号的角色不能进行这项操作");
}

/** For whatever a schema has no sentence of its own: the library's would be English, on screen and in the audit log. */
const plainly = ({ input }: { input?: unknown }) =>
  input === undefined || input === null || input === "" ? "请填写" : "内容不合要求，请核对";

function parsed<In extends ZodType>(spec: Spec<In>, raw: z.input<In>): z.output<In> {
  const result = spec.input.safeParse(raw, { error: plainly });
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  throw new BadInput(fields);
}

/** One statement: from here to the end of the transaction the connection is this staff member and no more. */
async function enter(tx: Tx, staff: Staff, may: Permission): Promise<void> {
  await tx.execute(sql`select set_config('role', 'tuijintai_staff', true),
    set_config('app.read_lo', ${staff.read.lo}, true), set_config('app.read_hi', ${staff.read.hi}, true),
    set_config('app.write_lo', ${staff.write.lo}, true), set_config('app.write_hi', ${staff.write.hi}, true),
    set_config('app.seats', ${`{${staff.seats.join()}}`}, true), set_config('app.staff', ${staff.id}, true), set_config('app.may', ${may}, true)`);
}

type Outcome = "ok" | "refused" | "failed" | "conflict";

async function appendAudit(
  tx: Tx,
  verb: string,
  staff: Staff,
  outcome: Outcome,
  entries: AuditRecord[],
): Promise<void> {
  const requestId = randomUUID().slice(0, 8);
  const rows = entries.map((entry) => ({
    requestId,
    staffId: staff.id,
    staffName: staff.name,
    staffUnit: staff.unit.title,
    verb,
    outcome,
    subjectKind: entry.subject.kind,
    subjectId: String(entry.subject.id),
    unitCode: entry.unit ?? staff.unit.code,
    taskId: entry.task ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    note: entry.note ?? "",
    address: staff.address,
  }));
  for (let i = 0; i < rows.length; i += 500) await tx.insert(auditLog).values(rows.slice(i, i + 500));
}

/** Runs a verb; when it is refused, the refusal gets its own audit row after the rollback. */
async function refusalsNoted<Out>(
  spec: { name: string; may: Permission },
  staff: Staff,
  run: () => Promise<Out>,
): Promise<Out> {
  try {
    return await run();
  } catch (error) {
    if (
      error instanceof Refusal ||
      error instanceof NotAllowed ||
      error instanceof NotFound ||
      error instanceof BadInput
    ) {
      const outcome = error instanceof Refusal && error.objection.conflict ? "conflict" : "refused";
      await note(staff, spec.name, outcome, { subject: { kind: "verb", id: spec.name }, note: error.message });
    }
    throw discreet(error);
  }
}

/**
 * A transaction of its own in the midst of a command: what others may see before the command commits, and what stays when it
 * does not. Under the weakest permission, so it reaches rows of one's own alone. A command never waits for it: it needs a
 * second connection, and a pool that is held by commands has none.
 */
export async function beside(staff: Staff, work: (tx: Tx) => Promise<void>): Promise<void> {
  await database().transaction(async (tx) => {
    await enter(tx, staff, "self.account");
    await work(tx);
  });
}

/** One audit row in a transaction of its own: refusals, exports, downloads. */
export async function note(staff: Staff, verb: string, outcome: Outcome, entry: AuditRecord): Promise<void> {
  await database().transaction(async (tx) => {
    await enter(tx, staff, "self.account");
    await appendAudit(tx, verb, staff, outcome, [entry]);
  });
}
