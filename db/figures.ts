import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import postgres, { type Sql } from "postgres";
import { ledgerIndicators } from "@/modules/indicators";
import { legLabels } from "@/vocab/movements";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { type Compared, compareAll, type Difference, type OwnerTx } from "./figures/compare";
import { rebuildAll } from "./figures/rebuild";

interface Order {
  ownerUrl: string;
  mode: "check" | "rebuild";
}

export interface Report {
  lines: string[];
  /** Sums that are not what the rows say by the end of the run. */
  differing: number;
}

/** Compares every kept sum with the facts, and makes them again on request; the answer is told to the operator. */
export async function figures({ ownerUrl, mode }: Order): Promise<Report> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return mode === "check" ? await check(sql) : await rebuild(sql);
  } finally {
    await sql.end();
  }
}

const count = (compared: readonly Compared[]): number => compared.reduce((sum, { differing }) => sum + differing, 0);

async function check(sql: Sql): Promise<Report> {
  const { compared, lines } = await sql.begin("isolation level repeatable read read only", async (tx) => {
    const compared = await compareAll(tx);
    return { compared, lines: await told(tx, compared) };
  });
  const differing = count(compared);
  const end =
    differing === 0 ? "全部相符。" : `共 ${shown(differing)} 处不符；npm run figures -- rebuild 按台账重新计算。`;
  return { lines: [...lines, end], differing };
}

async function rebuild(sql: Sql): Promise<Report> {
  const { before, lines, after } = await sql.begin(async (tx) => {
    const before = await compareAll(tx);
    const lines = await told(tx, before);
    await rebuildAll(tx);
    const after = count(await compareAll(tx));
    await tx`insert into audit_log (request_id, staff_name, staff_unit, verb, outcome, subject_kind, subject_id, unit_code, note)
      values (${randomUUID().slice(0, 8)}, '服务器控制台', '', 'figures.rebuild', 'ok', 'figures', 'all', '11', ${`更正 ${count(before)} 处`})`;
    return { before: count(before), lines, after };
  });
  const end = `已按台账重新计算，更正 ${shown(before)} 处${after === 0 ? "，现在全部相符。" : `；仍有 ${shown(after)} 处不符。`}`;
  return { lines: [...lines, end], differing: after };
}

const shown = (value: number): string => value.toLocaleString("zh-CN");

/** One line a kind of sums, and one a difference: figure, unit, day, what is kept and what it ought to be. */
async function told(tx: OwnerTx, compared: readonly Compared[]): Promise<string[]> {
  const wrong = compared.flatMap(({ shown: rows }) => rows);
  const units = await tx<{ code: string; title: string }[]>`select code, title from units
    where code = any (${wrong.map(({ unit }) => unit)})`;
  const titles = new Map(units.map(({ code, title }) => [code, title]));
  const named = await tx<{ key: string; name: string }[]>`select key, name from indicators`;
  const names = new Map([...named, ...ledgerIndicators].map(({ key, name }) => [key, name]));
  const line = ({ indicator, unit, day, kept, right }: Difference) =>
    `  ${nameOf(indicator, names)}，${titles.get(unit) ?? unit}${day ? `，${day}` : ""}：保存的是 ${shown(kept)}，应为 ${shown(right)}`;
  return compared.flatMap(({ title, sums, differing, shown: rows }) => [
    `${differing === 0 ? "✓" : "✗"} ${title}：${sums === 0 ? "" : `核对 ${shown(sums)} 个数，`}${differing === 0 ? "相符" : `${shown(differing)} 处不符`}`,
    ...rows.map(line),
    ...(differing > rows.length ? [`  另有 ${shown(differing - rows.length)} 处`] : []),
  ]);
}

function nameOf(indicator: string, names: ReadonlyMap<string, string>): string {
  const [table, kind = "", group = ""] = indicator.split(" ");
  const words: Record<string, string> = { ...legLabels, ...workerGroupLabels };
  if (table === "member_balances") return `${words[kind] ?? kind}的余额`;
  if (table === "member_days") return `${words[kind] ?? kind}，${words[group] ?? group}`;
  const key = indicator.replace(/:base$/, "");
  return `${names.get(key) ?? key}${key === indicator ? "" : "（分母）"}`;
}

// Run by the launcher: the order comes on stdin (its address holds a password), the answer is the last line of stdout.
if (process.argv[1]?.endsWith("figures.ts")) {
  const order = JSON.parse(await text(process.stdin)) as Order;
  process.stdout.write(`\n${JSON.stringify(await figures(order))}\n`);
}
