import { type FileRow, type Judged, type Note, parseTarget, parseWhole, plainOf, textOf } from "@/modules/imports";
import type { IndicatorKind } from "@/vocab/indicator-kinds";
import { shownTarget } from "../rules/amounts";
import { sameText } from "../rules/shipped";
import { type District, districtKey, districtLabel } from "./allocation-columns";
import { type AllocationBefore, type AllocationData, type AllocationRecord, pick } from "./allocation-content";

type Verdict = Judged<AllocationData, AllocationBefore>;

export interface KnownTask {
  id: number;
  seq: number;
  code: string;
  title: string;
  kind: IndicatorKind;
  unitName: string;
  target: number | null;
}

export interface KnownAllocations {
  tasks: Map<number, KnownTask>;
  districts: District[];
  present: Map<number, Map<string, AllocationRecord>>;
}

/** Judges rows of the wide table in file order; remembers the tasks that it has seen. */
export function allocationJudge({ tasks, districts, present }: KnownAllocations) {
  const firstRow = new Map<number, number>();
  return (rows: FileRow[]): Verdict[] =>
    rows.map((row) => {
      const seq = parseWhole(row.cells.seq, "任务序号");
      if (!seq.ok) return refused("", [{ column: "任务序号", reason: seq.message, original: textOf(row.cells.seq) }]);
      const key = String(seq.value);
      const twin = firstRow.get(seq.value);
      if (twin !== undefined) {
        return refused(key, [{ column: "任务序号", reason: `本文件内重复，另见第 ${twin} 行`, original: key }]);
      }
      firstRow.set(seq.value, row.row);
      const task = tasks.get(seq.value);
      const reason = `任务分解表中没有序号为 ${key} 的任务，请先导入任务分解表`;
      if (!task) return refused(key, [{ column: "任务序号", reason, original: key }]);
      return judgeRow(row, task, districts, present.get(task.id));
    });
}

const refused = (key: string, refusals: Note[]): Verdict => ({
  ...{ key, outcome: "refuse", summary: "", refusals, warnings: [], data: null, before: null },
});

function judgeRow(
  { cells }: FileRow,
  task: KnownTask,
  districts: District[],
  present: Map<string, AllocationRecord> | undefined,
): Verdict {
  const refusals: Note[] = [];
  const unit = textOf(cells.unit);
  if (!sameText(unit, task.unitName)) {
    refusals.push({ column: "计量单位", reason: `与任务的计量单位“${task.unitName}”不一致`, original: unit });
  }
  if (!districts.some(({ code }) => districtKey(code) in cells)) {
    refusals.push({ column: "各区", reason: "文件中没有一列对应到区，请先对应列", original: "" });
  }
  const filled: { district: District; target: number }[] = [];
  for (const district of districts) {
    const cell = cells[districtKey(district.code)];
    // A blank cell is not yet reported, which is not 0.
    const read = parseTarget(cell, task.kind);
    if (!read.ok) refusals.push({ column: districtLabel(district), reason: read.message, original: textOf(cell) });
    else if (read.value.targetMax !== null) {
      refusals.push({ column: districtLabel(district), reason: "区级目标应为一个数", original: textOf(cell) });
    } else if (read.value.target !== null) filled.push({ district, target: read.value.target });
  }
  const key = String(task.seq);
  if (refusals.length > 0) return refused(key, refusals);
  const name = `${task.code} ${task.title}`;
  const warnings = warningsOn(cells, task, filled);
  const differing = filled.filter(({ district, target }) => present?.get(district.code)?.target !== target);
  const base = { key, refusals, warnings };
  if (differing.length === 0) {
    return { ...base, warnings: [], outcome: "same", summary: name, data: null, before: null };
  }
  const data = {
    taskId: task.id,
    seq: task.seq,
    kind: task.kind,
    cells: differing.map(({ district, target }) => ({ unitCode: district.code, target })),
  };
  const before = {
    taskId: task.id,
    cells: pick(
      present,
      data.cells.map((cell) => cell.unitCode),
    ),
  };
  const fresh = filled.every(({ district }) => !present?.has(district.code));
  if (fresh) return { ...base, outcome: "add", summary: `${name}：${filled.length} 个区`, data, before };
  const shown = (target: number | null | undefined) => (target == null ? "未报" : shownTarget(target, task.kind));
  const changes = differing.map(
    ({ district, target }) =>
      `${districtLabel(district)} ${shown(present?.get(district.code)?.target)} → ${shown(target)}`,
  );
  return { ...base, outcome: "change", summary: `${name}：${changes.join("；")}`, data, before };
}

function warningsOn(cells: FileRow["cells"], task: KnownTask, filled: { target: number }[]): Note[] {
  const warnings: Note[] = [];
  const title = textOf(cells.title);
  if (title && !sameText(title, task.title)) {
    warnings.push({ column: "任务内容", reason: `与任务分解表不同：${task.title}`, original: title });
  }
  const shown = (value: number) =>
    `${shownTarget(value, task.kind)}${task.kind === "ratio" ? "" : ` ${task.unitName}`}`;
  const city = parseTarget(cells.city, task.kind);
  if (city.ok && city.value.target !== null && task.target !== null && city.value.target !== task.target) {
    const reason = `与任务分解表的目标 ${shown(task.target)} 不同`;
    warnings.push({ column: "全市目标", reason, original: textOf(cells.city) });
  }
  // Rates do not add up.
  if (task.kind === "ratio" || task.kind === "milestone" || filled.length === 0) return warnings;
  const sum = filled.reduce((total, cell) => total + cell.target, 0);
  const written = parseTarget(cells.sum, task.kind);
  if (plainOf(cells.sum) !== "" && (!written.ok || (written.value.target !== null && written.value.target !== sum))) {
    warnings.push({ column: "合计", reason: `各区相加为 ${shown(sum)}`, original: textOf(cells.sum) });
  }
  const target = task.target ?? (city.ok ? city.value.target : null);
  if (target !== null && target !== sum) {
    const note = textOf(cells.note);
    const by = shown(Math.abs(target - sum));
    const reason = `各区合计 ${shown(sum)}，${sum < target ? "少于" : "多于"}全市目标 ${shown(target)}，相差 ${by}`;
    warnings.push({
      column: "合计",
      reason: note ? `${reason}（备注：${note}）` : reason,
      original: textOf(cells.sum),
    });
  }
  return warnings;
}
