import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, deputies } from "@/db/schema";
import { notify } from "@/modules/notices";
import { dayOf, isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { grantsOf, type Role } from "@/platform/may";
import { type CommandContext, command, type Tx } from "@/platform/run";
import { handedWords, handWorkOver } from "./held";

/** A colleague of the unit who can do the work: in use, named, and able to handle follow-ups. Null otherwise. */
export async function colleague(tx: Tx, id: string, unit: string, not: string) {
  const [found] = await tx
    .select({ id: accounts.id, name: accounts.name, roles: accounts.roles })
    .from(accounts)
    .where(
      and(
        eq(accounts.id, id),
        ne(accounts.id, not),
        eq(accounts.unitCode, unit),
        eq(accounts.status, "active"),
        ne(accounts.name, ""),
      ),
    );
  return found && grantsOf(found.roles as Role[]).has("follow-up.handle") ? found : null;
}

const day = z.iso.date("请填写日期");
/** Longer than any leave: a deputy is no second holder of the post. */
const MOST_DAYS = 180;

const NameDeputy = z
  .object({
    deputy: z.uuid("请选择代理人"),
    from: day,
    until: day,
    reason: z.string().trim().min(1, "请填写原因").max(200, "原因最多 200 字"),
  })
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "结束日期早于开始日期" })
  .refine(({ from, until }) => dayOf(until) - dayOf(from) < MOST_DAYS, {
    path: ["until"],
    message: `代理一次最多 ${MOST_DAYS} 天，期满可以再指定`,
  });

/** Names who stands in for oneself from day to day, with one's roles and working-group seats; an earlier deputy ends. */
export const nameDeputy = command(
  { name: "account.name-deputy", may: "self.account", input: NameDeputy },
  async ({ tx, staff, today, record, refuse }, { deputy, from, until, reason }) => {
    if (!staff.may.has("follow-up.handle")) refuse({ message: "本账号没有需要代理的工作" });
    const to = await colleague(tx, deputy, staff.unit.code, staff.id);
    if (!to) return refuse({ field: "deputy", message: "代理人须是本单位能办理工作的在用账号" });
    if (until < isoOf(today)) refuse({ field: "until", message: "结束日期已过" });
    const open = and(eq(deputies.accountId, staff.id), isNull(deputies.endedAt));
    await tx.update(deputies).set({ endedAt: sql`now()` }).where(open);
    const row = { accountId: staff.id, deputyId: to.id, fromOn: from, untilOn: until, reason, namedBy: staff.name };
    await tx.insert(deputies).values(row);
    await notify(tx, {
      event: "handover",
      unit: staff.unit.code,
      accounts: [to.id],
      title: `${staff.name} 请您代理工作`,
      detail: `${from} 至 ${until}：${reason}`,
      href: "/account",
    });
    record({
      subject: { kind: "account", id: staff.account },
      after: { name: to.name, from, until, reason },
      note: `由 ${to.name} 代理`,
    });
    return { name: to.name };
  },
);

/** Ends one's own deputy before the time. Throws NotFound where there is none. */
export const endDeputy = command(
  { name: "account.end-deputy", may: "self.account", input: z.object({}) },
  async ({ tx, staff, record }) => {
    const ended = await tx
      .update(deputies)
      .set({ endedAt: sql`now()` })
      .where(and(eq(deputies.accountId, staff.id), isNull(deputies.endedAt)))
      .returning({ id: deputies.id });
    if (ended.length === 0) throw new NotFound("没有生效的代理");
    record({ subject: { kind: "account", id: staff.account }, note: "结束代理" });
    return {};
  },
);

/** Hands one's own open follow-ups and seats to a colleague for good; each follow-up gets its event. */
export const handOverOwn = command(
  { name: "account.hand-over-own", may: "self.account", input: z.object({ successor: z.uuid("请选择接手人") }) },
  async (context: CommandContext, { successor }) => {
    const { tx, staff, record, refuse } = context;
    const to = await colleague(tx, successor, staff.unit.code, staff.id);
    if (!to) return refuse({ field: "successor", message: "接手人须是本单位能办理工作的在用账号" });
    const what = handedWords(await handWorkOver(tx, staff, staff, to));
    if (what === "") refuse({ message: "没有指名到本人的督办和工作组席位需要交接" });
    await notify(tx, {
      event: "handover",
      unit: staff.unit.code,
      accounts: [to.id],
      title: `${staff.name} 的工作交接给您：${what}`,
      href: "/desk",
    });
    record({ subject: { kind: "account", id: staff.account }, note: `${what}交给 ${to.name}` });
    return { name: to.name, what };
  },
);
