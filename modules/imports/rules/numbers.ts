import type { IndicatorKind } from "@/vocab/indicator-kinds";
import { bad, type Cell, good, type Parsed, plainOf, textOf } from "./cell";

/** Units of measure that officers write behind a figure, and the thousands separators inside it. */
const dressed = /^([-−]?\d{1,3}(?:,\d{3})+|[-−]?\d+)(\.\d+)?(?:万元|元|人次|场次|[家人个场次份篇期件条项名])?$/;
const range = /^(\d+)(?:[-–—~～至到])+(\d+)[家人个场次份篇期件条项名]?$/;
const unset = /^(?:由?各?单位填报|由责任单位填报|待定|待报|待核定|未定|[-–—/]+|)$/;

/** A whole number that is not negative: 序号, 人数. `label` names the column in the sentence. */
export function parseWhole(cell: Cell | undefined, label: string): Parsed<number> {
  const value = numberOf(cell);
  if (value === null) return bad(plainOf(cell) === "" ? `请填写${label}` : `${label}“${textOf(cell)}”不是数字`);
  return Number.isSafeInteger(value) && value >= 0 ? good(value) : bad(`${label}“${textOf(cell)}”应为不小于 0 的整数`);
}

/** A plain number, also as text with separators or a unit of measure; null for anything else. */
function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  const match = dressed.exec(plainOf(cell));
  return match ? Number(`${match[1]!.replaceAll(",", "").replace("−", "-")}${match[2] ?? ""}`) : null;
}

export interface TargetCell {
  /** Stored units: counts as such, money in 1/1,000,000 万元, ratios and milestones in 1/10,000. Null: not set yet. */
  target: number | null;
  /** Upper end of a range such as 1—3个. */
  targetMax: number | null;
}

/**
 * A target: a figure, a range (1—3个), a percent cell or text, or one that is left to the units (由各单位填报, blank, —: null,
 * which is not 0). Percent figures without a sign: up to 1 a share, above it per cent.
 */
export function parseTarget(cell: Cell | undefined, kind: IndicatorKind): Parsed<TargetCell> {
  const text = plainOf(cell);
  if (unset.test(text)) return good({ target: null, targetMax: null });
  if (typeof cell === "object" && cell !== null && "date" in cell) {
    return bad(`目标值“${cell.date}”是日期；若原意是范围（如 1-3），请把单元格改为文本后重填`);
  }
  if (kind === "ratio" || kind === "milestone") return shareOf(cell, text);
  if (text.endsWith("%")) return bad(`目标值“${textOf(cell)}”是百分数，这项指标不按比率计`);
  const ends = kind === "count" ? range.exec(text) : null;
  if (ends) {
    const [low, high] = [Number(ends[1]), Number(ends[2])];
    return low <= high ? good({ target: low, targetMax: high }) : bad(`目标值“${textOf(cell)}”的下限大于上限`);
  }
  const value = numberOf(cell);
  if (value === null || value < 0)
    return bad(`目标值“${textOf(cell)}”不是数字，请填数字、范围（如 1-3）或“由各单位填报”`);
  const stored = scaled(value, kind === "money" ? 6 : 0);
  if (stored === null) {
    return bad(
      kind === "money" ? `目标值“${textOf(cell)}”最多六位小数（精确到分）` : `目标值“${textOf(cell)}”应为整数`,
    );
  }
  return good({ target: stored, targetMax: null });
}

function shareOf(cell: Cell | undefined, text: string): Parsed<TargetCell> {
  const signed = /^(\d+(?:\.\d+)?)%$/.exec(text);
  const value = signed ? Number(signed[1]) : numberOf(cell);
  if (value === null || value < 0) return bad(`目标值“${textOf(cell)}”不是百分数`);
  const percent = signed || value > 1 ? value : value * 100;
  if (percent > 100) return bad(`目标值“${textOf(cell)}”超过 100%`);
  const stored = scaled(percent, 2);
  return stored === null ? bad(`目标值“${textOf(cell)}”最多两位小数`) : good({ target: stored, targetMax: null });
}

/** The value as a whole number of its last decimal; null where it has more decimals than are kept. */
function scaled(value: number, decimals: number): number | null {
  const whole = Math.round(value * 10 ** decimals);
  return Number.isSafeInteger(whole) && Math.abs(whole / 10 ** decimals - value) < 1e-9 ? whole : null;
}

/** The code whose label the cell says; `what` names the column. Blanks and full-width forms do not matter. */
export function parseChoice<K extends string>(
  cell: Cell | undefined,
  labels: Record<K, string>,
  what: string,
): Parsed<K> {
  const text = plainOf(cell);
  const entries = Object.entries<string>(labels) as [K, string][];
  const found = entries.find(([, label]) => label.normalize("NFKC") === text);
  if (found) return good(found[0]);
  const choices = entries.map(([, label]) => label).join("、");
  return bad(text === "" ? `请填写${what}` : `${what}“${textOf(cell)}”不在可选项中：${choices}`);
}
