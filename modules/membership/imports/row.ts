import { type FileRow, type Note, type Parsed, parseDate, parseWhole, plainOf, textOf } from "@/modules/imports";
import type { Resolved } from "@/modules/units";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { type Channel, channelLabels, channels } from "@/vocab/channels";
import { type WorkerGroup, workerGroupAliases, workerGroupLabels, workerGroups } from "@/vocab/worker-groups";
import { FIRST_DAY } from "../rules/objections";

/** What a row of the file says, by the ledger's own codes; null units are 系统外. */
export interface MovementData {
  no: string;
  day: string;
  kind: "join" | "leave" | "transfer";
  from: string | null;
  to: string | null;
  recruiter: string | null;
  group: WorkerGroup;
  channel: Channel | null;
  count: number;
  campaign: string | null;
  note: string;
}

export interface Reader {
  resolve: (text: string) => Resolved;
  /** Whether the uploader may write for the unit. */
  writes: (code: string) => boolean;
  own: string;
  today: Day;
}

const OUTSIDE = /^(系统外|外部|社会|无|—|-|)$/;

const groupOf = new Map<string, WorkerGroup>([
  ...workerGroups.map((group) => [workerGroupLabels[group], group] as const),
  ...Object.entries(workerGroupAliases),
]);
const channelOf = new Map(channels.map((channel) => [channelLabels[channel] as string, channel]));

/** Reads one row; notes say by column what cannot be used. A blank recruiter is the unit that the members join. */
export function readRow({ cells }: FileRow, reader: Reader): { data: MovementData | null; notes: Note[] } {
  const notes: Note[] = [];
  const take = <T>(column: string, key: string, parsed: Parsed<T>): T | null => {
    if (parsed.ok) return parsed.value;
    notes.push({ column, reason: parsed.message, original: textOf(cells[key]) });
    return null;
  };
  const no = plainOf(cells.no);
  if (no === "") notes.push({ column: "流水号", reason: "请填写流水号", original: "" });
  if (no.length > 40) notes.push({ column: "流水号", reason: "流水号最多 40 字", original: textOf(cells.no) });
  const day = take("日期", "day", dayFrom(cells.day, reader.today));
  const from = take("转出单位", "from", unitFrom(cells.from, reader, true));
  const to = take("转入单位", "to", unitFrom(cells.to, reader, true));
  const recruiter = take("发展单位", "recruiter", unitFrom(cells.recruiter, reader, true));
  const group = take("职工群体", "group", named(cells.group, groupOf, "职工群体"));
  const count = take("人数", "count", countFrom(cells.count));
  const places = notes.some((note) => note.column === "转出单位" || note.column === "转入单位");
  if (!places && from === null && to === null)
    notes.push({ column: "转入单位", reason: "转出单位和转入单位不能都在系统外", original: textOf(cells.to) });
  if (!places && from !== null && from === to)
    notes.push({ column: "转入单位", reason: "转出单位和转入单位是同一个单位", original: textOf(cells.to) });
  const kind = from === null ? "join" : to === null ? "leave" : "transfer";
  const blank = OUTSIDE.test(plainOf(cells.channel));
  const channel =
    kind === "join" && blank
      ? missingChannel(notes)
      : blank
        ? null
        : take("入会渠道", "channel", named(cells.channel, channelOf, "入会渠道"));
  if (notes.length > 0 || day === null || group === null || count === null) return { data: null, notes };
  return {
    notes,
    data: {
      ...{ no, day: isoOf(day), kind, from, to, group, count, channel: kind === "join" ? channel : null },
      recruiter: kind === "join" ? (recruiter ?? to) : null,
      ...{ campaign: textOf(cells.campaign).slice(0, 40) || null, note: textOf(cells.note).slice(0, 200) },
    },
  };
}

function missingChannel(notes: Note[]): null {
  notes.push({ column: "入会渠道", reason: "入会须写明渠道", original: "" });
  return null;
}

function dayFrom(cell: FileRow["cells"][string] | undefined, today: Day): Parsed<Day> {
  const parsed = parseDate(cell);
  if (!parsed.ok) return parsed;
  if (parsed.value > today) return { ok: false, message: "日期晚于今天" };
  return parsed.value < dayOf(FIRST_DAY) ? { ok: false, message: `日期早于 ${FIRST_DAY}` } : parsed;
}

function countFrom(cell: FileRow["cells"][string] | undefined): Parsed<number> {
  const parsed = parseWhole(cell, "人数");
  if (!parsed.ok) return parsed;
  if (parsed.value === 0) return { ok: false, message: "人数为 0，没有变动" };
  return parsed.value > 1_000_000 ? { ok: false, message: "人数过大，请核对" } : parsed;
}

function unitFrom(
  cell: FileRow["cells"][string] | undefined,
  { resolve, writes }: Reader,
  optional: boolean,
): Parsed<string | null> {
  if (optional && OUTSIDE.test(plainOf(cell))) return { ok: true, value: null };
  const found = resolve(textOf(cell));
  if (!found.ok) return { ok: false, message: found.message };
  if (!writes(found.code)) {
    const away = `${found.name}不在本单位范围内：跨范围的转接和入会请在页面上发起，由对方接收`;
    return { ok: false, message: away };
  }
  return { ok: true, value: found.code };
}

function named<T>(cell: FileRow["cells"][string] | undefined, names: ReadonlyMap<string, T>, what: string): Parsed<T> {
  const text = plainOf(cell);
  const value = names.get(text);
  if (value !== undefined) return { ok: true, value };
  if (text === "") return { ok: false, message: `请填写${what}` };
  return { ok: false, message: `没有名为“${textOf(cell)}”的${what}：${[...names.keys()].slice(0, 10).join("、")}` };
}
