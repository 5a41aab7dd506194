import type { FileRow, Judged, Note } from "@/modules/imports";
import { plainOf, sameJson, textOf } from "@/modules/imports";
import { dayOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import { channelLabels } from "@/vocab/channels";
import { movementKindLabels } from "@/vocab/movements";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { Balances, type Known, knownMovements } from "./known";
import { type MovementData, type Reader, readRow } from "./row";

/** What an import leaves behind: which movement, and what it says. */
export type MovementBefore = Known;

type Verdict = Judged<MovementData, MovementBefore>;

export interface JudgeOrder extends Reader {
  tx: Tx;
  keyOf: (no: string) => string;
  nameOf: (code: string | null) => string;
}

const LARGE = 5;

/**
 * Judges rows in file order: the same key and content adds nothing, other content is offered as a correction, and no day's end
 * falls below 0 with what stands before the row. Remembers keys and balances from batch to batch.
 */
export function movementJudge(order: JudgeOrder) {
  const firstRow = new Map<string, number>();
  const balances = new Balances();
  const usual = new Usual();
  return async (rows: FileRow[]): Promise<Verdict[]> => {
    const read = rows.map((row) => ({ row, ...readRow(row, order) }));
    const keys = read.map(({ row }) => order.keyOf(plainOf(row.cells.no)));
    const known = await knownMovements(order.tx, keys);
    const units = read.flatMap(({ data }) => [data?.from, data?.to]);
    const prior = [...known.values()].flatMap(({ data }) => [data.from, data.to]);
    await balances.load(
      order.tx,
      [...units, ...prior].filter((unit) => unit != null),
    );
    return read.map(({ row, data, notes }, at) => {
      const key = keys[at]!;
      const twin = firstRow.get(key);
      if (twin !== undefined)
        notes = [
          ...notes,
          { column: "流水号", reason: `本文件内重复，另见第 ${twin} 行`, original: textOf(row.cells.no) },
        ];
      else if (plainOf(row.cells.no) !== "") firstRow.set(key, row.row);
      if (data === null || notes.length > 0) return refused(key, notes);
      const before = known.get(key) ?? null;
      if (before !== null && sameJson(before.data, data)) {
        return {
          key,
          outcome: "same",
          summary: inWords(data, order),
          refusals: [],
          warnings: [],
          data: null,
          before: null,
        };
      }
      const short = moved(balances, before?.data ?? null, data, order);
      if (short) return refused(key, [short]);
      const warnings = usual.warn(data);
      if (before === null)
        return { key, outcome: "add", summary: inWords(data, order), refusals: [], warnings, data, before };
      return {
        key,
        outcome: "change",
        summary: `${inWords(before.data, order)} → ${inWords(data, order)}`,
        refusals: [],
        warnings,
        data,
        before,
      };
    });
  };
}

const refused = (key: string, refusals: Note[]): Verdict => ({
  ...{ key, outcome: "refuse", summary: "", refusals, warnings: [], data: null, before: null },
});

/** Moves the balances from what stands to what the row says; a note, and nothing moved, where a day's end cannot bear it. */
function moved(balances: Balances, was: MovementData | null, now: MovementData, { nameOf }: JudgeOrder): Note | null {
  const steps = [
    ...(was?.from ? [{ unit: was.from, row: was, delta: was.count }] : []),
    ...(now.to ? [{ unit: now.to, row: now, delta: now.count }] : []),
    ...(was?.to ? [{ unit: was.to, row: was, delta: -was.count }] : []),
    ...(now.from ? [{ unit: now.from, row: now, delta: -now.count }] : []),
  ];
  const done: typeof steps = [];
  for (const step of steps) {
    const balance = balances.of(step.unit, step.row.group);
    if (balance.take(dayOf(step.row.day), step.delta)) {
      done.push(step);
      continue;
    }
    const there = balance.available(dayOf(step.row.day));
    for (const { unit, row, delta } of done.reverse()) balances.of(unit, row.group).add(dayOf(row.day), -delta);
    const who = `${nameOf(step.unit)}的${workerGroupLabels[step.row.group]}`;
    return { column: "人数", reason: `${who}余额不足：当日起最多可转出 ${there} 人`, original: String(now.count) };
  }
  return null;
}

/** 一笔超过同类中位数 5 倍: the rows that went before, of the same kind and group. */
class Usual {
  readonly #counts = new Map<string, number[]>();

  warn({ kind, group, count }: MovementData): Note[] {
    const key = `${kind} ${group}`;
    const list = this.#counts.get(key) ?? [];
    const median = [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    list.push(count);
    if (list.length > 60) list.shift();
    this.#counts.set(key, list);
    if (list.length < 20 || count <= median * LARGE) return [];
    return [
      {
        column: "人数",
        reason: `比同类变动的中位数（${median} 人）高出 ${LARGE} 倍以上，请核对`,
        original: String(count),
      },
    ];
  }
}

/** 入会 12 人，快递员，现场，系统外 → 和平街街道，2022-07-06. */
function inWords(data: MovementData, { nameOf }: JudgeOrder): string {
  const parts = [`${movementKindLabels[data.kind]} ${data.count} 人`, workerGroupLabels[data.group]];
  if (data.channel) parts.push(channelLabels[data.channel]);
  parts.push(`${nameOf(data.from)} → ${nameOf(data.to)}`, data.day);
  return parts.join("，");
}
