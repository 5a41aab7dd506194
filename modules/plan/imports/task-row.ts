import {
  type Cell,
  type FileRow,
  type MilestoneLine,
  type Note,
  type Parsed,
  parseChoice,
  parseDeadline,
  parseMilestones,
  parseTarget,
  parseWhole,
  type TargetCell,
  textOf,
} from "@/modules/imports";
import type { Day } from "@/platform/dates";
import { cadences } from "@/vocab/cadence";
import type { IndicatorKind } from "@/vocab/indicator-kinds";
import { type LedgerId, ledgerLabels } from "@/vocab/ledgers";
import { type Numbered, readAspect, readMeasure } from "../rules/frame";
import { splitParties } from "../rules/party-names";
import { type ShippedTask, sameText, shippedTask } from "../rules/shipped";
import { labelOf } from "./task-columns";

/** A row of the table as read, before it is compared with what stands there. */
export interface ReadTask {
  seq: number;
  aspect: Numbered;
  measure: Numbered;
  title: string;
  lead: string[];
  cooperate: string[];
  indicator: string;
  unit: string;
  kind: IndicatorKind;
  target: TargetCell;
  targetText: string;
  due: Day | null;
  dueText: string;
  steps: MilestoneLine[];
  cadence: string;
  source: LedgerId;
  shipped: ShippedTask | null;
}

export interface TaskReading {
  seq: number | null;
  measureNo: number | null;
  /** Null as soon as one cell cannot be used; the notes say which. */
  task: ReadTask | null;
  notes: Note[];
}

const cadenceLabels = Object.fromEntries(cadences.map((cadence) => [cadence, cadence])) as Record<string, string>;

/** 万元 is money, % a share, a milestone where the published plan says that no number can be; everything else is counted. */
export function kindOf(unit: string, indicator: string, shipped: ShippedTask | null): IndicatorKind {
  if (shipped?.indicatorType === "里程碑型" && sameText(shipped.indicator, indicator)) return "milestone";
  if (sameText(unit, "%")) return "ratio";
  return unit === "万元" ? "money" : "count";
}

/** Reads one row cell by cell; every cell that cannot be used leaves a note, so that the officer corrects them in one go. */
export function readTask({ cells }: FileRow, issuedOn: Day, knownMeasures: Iterable<Numbered>): TaskReading {
  const notes: Note[] = [];
  const complain = (key: string, reason: string, original = textOf(cells[key])) => {
    notes.push({ column: labelOf.get(key) ?? key, reason, original });
    return null;
  };
  const parsed = <T>(key: string, result: Parsed<T>): T | null =>
    result.ok ? result.value : complain(key, result.message);
  const text = (key: string): string => {
    const value = textOf(cells[key]).replace(/。+$/, "");
    return value || complain(key, `请填写${labelOf.get(key)}`) || "";
  };

  const whole = parsed("seq", parseWhole(cells.seq, "序号"));
  const seq = whole !== null && whole >= 1 && whole <= 9999 ? whole : null;
  if (whole !== null && seq === null) complain("seq", "序号应为 1 到 9999 的整数");
  const title = text("title");
  const aspect = readAspect(text("aspect")) ?? complain("aspect", "看不出是第几方面，请写成“一、……”");
  const measure =
    readMeasure(text("measure"), knownMeasures) ?? complain("measure", "看不出是第几条措施，请写成“（三）……”");
  const lead = splitParties(text("lead"));
  const cooperate = splitParties(textOf(cells.cooperate));
  const indicator = text("indicator");
  const unit = text("unit");
  const shipped = seq === null ? null : shippedTask(seq, title);
  const kind = kindOf(unit, indicator, shipped);
  const target = parsed("target", parseTarget(cells.target, kind));
  const deadline = parseDeadline(cells.due, issuedOn);
  const due = parsed("due", deadline);
  const steps = parsed("steps", parseMilestones(cells.steps, issuedOn));
  const cadence = parsed("cadence", parseChoice(cells.cadence, cadenceLabels, "报送频次"));
  const source = parsed("source", parseChoice(cells.source, ledgerLabels, "数据来源台账"));

  const place = { seq, measureNo: measure?.no ?? null };
  const usable = seq !== null && aspect && measure && target && deadline.ok && steps && cadence !== null && source;
  if (!usable || notes.length > 0) return { ...place, task: null, notes: onePerColumn(notes) };
  const targetText = writtenTarget(cells.target, unit);
  const dueText = textOf(cells.due).replace(/^(\d{4}-\d{2}-\d{2})[ T]00:00.*$/, "$1");
  const task = { ...{ seq, aspect, measure, title, lead, cooperate, indicator, unit, kind, target, targetText } };
  return { ...place, task: { ...task, due, dueText, steps, cadence, source, shipped }, notes };
}

function onePerColumn(notes: Note[]): Note[] {
  const seen = new Set<string>();
  return notes.filter(({ column }) => !seen.has(column) && seen.add(column));
}

/** The target in the file's own words, with the unit where a bare figure stands. */
function writtenTarget(cell: Cell | undefined, unit: string): string {
  const text = textOf(cell);
  return /^[\d,.\-–—~～]+$/.test(text) && /\d/.test(text) ? `${text}${unit}` : text || "由各单位填报";
}
