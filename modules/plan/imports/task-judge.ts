import { type FileRow, type Judged, type Note, type Question, sameJson } from "@/modules/imports";
import { dayOf, isoOf } from "@/platform/dates";
import { ledgerLabels } from "@/vocab/ledgers";
import { withDeadline } from "../rules/deadline-step";
import { codesOf } from "../rules/frame";
import type { ResolvedParty } from "../rules/party-names";
import { fullWidth, sameText, shippedTarget } from "../rules/shipped";
import { type PlanContent, placeOf, type TaskBefore, type TaskData } from "./task-content";
import { type ReadTask, readTask, type TaskReading } from "./task-row";
import { differences } from "./task-words";

type Verdict = Judged<TaskData, TaskBefore>;

export interface Known {
  content: PlanContent;
  resolve: (name: string) => ResolvedParty;
  /** Tasks that have reports: what they count can no longer change. */
  reported: ReadonlySet<number>;
}

/** Judges a whole task table: codes depend on all rows of a measure, so that no row can be judged alone. */
export function judgeTasks(rows: FileRow[], known: Known): Verdict[] {
  const { content } = known;
  const issuedOn = dayOf(content.plan.issuedOn);
  const readings = rows.map((row) => readTask(row, issuedOn, content.measures.values()));
  const codes = codesOf(placesOf(readings, content));
  const firstRow = new Map<number, number>();
  return readings.map((reading, index) => {
    const { seq, task, notes } = reading;
    const { row } = rows[index]!;
    const twin = seq === null ? undefined : firstRow.get(seq);
    if (twin !== undefined) {
      const note = { column: "序号", reason: `本文件内重复，另见第 ${twin} 行`, original: String(seq) };
      return refused(seq, [note, ...notes]);
    }
    if (seq !== null) firstRow.set(seq, row);
    return task ? judgeTask(task, codes.get(task.seq) ?? "", known) : refused(seq, notes);
  });
}

const refused = (seq: number | null, refusals: Note[]): Verdict => ({
  ...{ key: seq === null ? "" : String(seq), outcome: "refuse", summary: "", refusals, warnings: [] },
  ...{ data: null, before: null },
});

function placesOf(readings: TaskReading[], content: PlanContent) {
  const places = new Map<number, { seq: number; measureNo: number; code: string | null }>();
  for (const { task } of content.bySeq.values()) {
    if (task) places.set(task.seq, { seq: task.seq, measureNo: task.measureNo, code: task.code });
  }
  for (const { seq, measureNo } of readings) {
    if (seq !== null && measureNo !== null) places.set(seq, { seq, measureNo, code: places.get(seq)?.code ?? null });
  }
  return [...places.values()];
}

function judgeTask(read: ReadTask, code: string, { content, resolve, reported }: Known): Verdict {
  const old = content.bySeq.get(read.seq) ?? null;
  const data = dataOf(read, code, old, content, resolve);
  const key = String(read.seq);
  const base = { key, refusals: [], warnings: warningsOn(read, data) };
  if (!old?.task) {
    const before = placeOf(content, data);
    const question = questionOn(read, data, content);
    return { ...base, outcome: "add", summary: `${code} ${data.task.title}`, question, data, before };
  }
  const { id: _id, ...present } = old;
  if (sameJson(present, data)) {
    return { ...base, warnings: [], outcome: "same", summary: `${code} ${data.task.title}`, data: null, before: null };
  }
  const recounted = old.indicator?.kind !== data.indicator.kind || old.indicator.unitName !== data.indicator.unitName;
  if (recounted && reported.has(old.id ?? 0)) {
    return refused(read.seq, [
      { column: "计量单位", reason: "已有填报，不能再改指标类型和计量单位", original: read.unit },
    ]);
  }
  const summary = differences(old, data);
  data.task.version = old.task.version + 1;
  const question = old.task.dueText === data.task.dueText ? undefined : questionOn(read, data, content);
  return { ...base, outcome: "change", summary, question, data, before: old };
}

/** What would be written. Where the file says what stands there already, in other punctuation, the present wording stays. */
function dataOf(
  read: ReadTask,
  code: string,
  old: TaskBefore | null,
  content: PlanContent,
  resolve: Known["resolve"],
): TaskData {
  const { plan } = content;
  const { shipped, target } = read;
  const key = old?.task?.indicator ?? `task-${read.seq}`;
  const parties = [
    ...read.lead.map((name) => ({ role: "lead" as const, ...resolve(name) })),
    ...read.cooperate.map((name) => ({ role: "cooperate" as const, ...resolve(name) })),
  ];
  const task = old?.task ?? null;
  // 由各单位填报 says nothing about a target that has been set since; the same words about a deadline leave an extension alone.
  const silent = target.target === null && task !== null;
  const sameDue = task !== null && (sameText(task.dueText, read.dueText) || task.dueOn === dueOf(read));
  const steps = withDeadline(
    read.steps.map(({ day, title, share }) => ({ day: isoOf(day), title, share })),
    dueOf(read),
    sameDue ? task.dueOn : dueOf(read),
  ).map(({ day, title, share }) => ({ dueOn: day, title, share }));
  const sameTarget = task !== null && task.target === target.target && task.targetMax === target.targetMax;
  const measureTitle = keep(content.measures.get(read.measure.no)?.title, read.measure.title);
  const fresh: TaskData = {
    task: {
      ...{ seq: read.seq, code, measureNo: read.measure.no, title: keep(task?.title, read.title), indicator: key },
      ledgerIndicator: task?.ledgerIndicator ?? null,
      // What a ledger counts by now stays with it, whatever an older file says.
      source: task?.ledgerIndicator ? task.source : read.source,
      ...{ standIn: task?.standIn ?? false, startsOn: task?.startsOn ?? plan.startsOn },
      target: silent ? task.target : target.target,
      targetMax: silent ? task.targetMax : target.targetMax,
      targetText: silent || sameTarget ? (task?.targetText ?? read.targetText) : read.targetText,
      dueOn: sameDue ? task.dueOn : dueOf(read),
      dueText: sameDue ? task.dueText : read.dueText,
      ...{ cadence: read.cadence, weight: task?.weight ?? 1, completedOn: task?.completedOn ?? null },
      split: task?.split ?? shipped?.splitToDistricts ?? parties.some((party) => party.kind === "districts"),
      ...{ provenance: task?.provenance ?? {}, note: task?.note ?? "", version: task?.version ?? 1 },
    },
    indicator: {
      ...{ key, name: keep(old?.indicator?.name, read.indicator), unitName: keep(old?.indicator?.unitName, read.unit) },
      ...{ kind: read.kind, ledger: read.source },
      basis: old?.indicator?.basis ?? basisOf(read),
    },
    aspect:
      read.aspect.no === 0
        ? null
        : { no: read.aspect.no, title: keep(content.aspects.get(read.aspect.no)?.title, read.aspect.title) },
    measure: { no: read.measure.no, aspectNo: read.aspect.no, title: measureTitle },
    parties: samePartyList(old?.parties, parties) ? old!.parties : parties,
    milestones: sameStepList(old?.milestones, steps) ? old!.milestones : steps,
  };
  fresh.task.provenance = provenanceOf(read, fresh, old);
  return fresh;
}

const dueOf = ({ due }: ReadTask) => (due === null ? null : isoOf(due));

const keep = (present: string | undefined, written: string) =>
  present !== undefined && sameText(present, written) ? present : written;

function basisOf({ shipped, indicator, source }: ReadTask): string {
  const same = shipped && sameText(shipped.indicator, indicator);
  return same ? fullWidth(shipped.progressRule) : `${indicator}，按${ledgerLabels[source]}的数累计`;
}

function samePartyList(present: TaskData["parties"] | undefined, written: TaskData["parties"]): boolean {
  if (present?.length !== written.length) return false;
  return written.every((party, index) => {
    const one = present[index]!;
    return (
      one.role === party.role &&
      one.kind === party.kind &&
      one.unitCode === party.unitCode &&
      sameText(one.name, party.name)
    );
  });
}

function sameStepList(present: TaskData["milestones"] | undefined, written: TaskData["milestones"]): boolean {
  if (present?.length !== written.length) return false;
  return written.every((step, index) => {
    const one = present[index]!;
    return one.dueOn === step.dueOn && one.share === step.share && sameText(one.title, step.title);
  });
}

/** 原文 only for what is word for word in the published plan; all else a file brings in is 拟定. Unchanged parts keep theirs. */
function provenanceOf(read: ReadTask, fresh: TaskData, old: TaskBefore | null): Record<string, string> {
  const { shipped, target } = read;
  const published = shipped?.provenance ?? {};
  const targetSame = shipped !== null && target.target === shippedTarget(shipped, read.kind);
  const written: Record<string, string> = {
    task: published.task ?? "drafted",
    target: fresh.task.target === null ? "none" : targetSame ? (published.target ?? "drafted") : "drafted",
    ...{ leadUnit: "drafted", coUnits: "drafted", indicator: "drafted", deadline: "drafted" },
    ...{ milestones: "drafted", cadence: "drafted", ledger: "drafted" },
  };
  if (!old?.task) return written;
  const { task, indicator, parties, milestones } = old;
  const changed: Record<string, boolean> = {
    task: task.title !== fresh.task.title,
    target: task.target !== fresh.task.target || task.targetMax !== fresh.task.targetMax,
    indicator: indicator?.name !== fresh.indicator.name || indicator?.unitName !== fresh.indicator.unitName,
    deadline: task.dueOn !== fresh.task.dueOn,
    milestones: !sameJson(milestones, fresh.milestones),
    cadence: task.cadence !== fresh.task.cadence,
    ledger: task.source !== fresh.task.source,
  };
  for (const [part, role] of [
    ["leadUnit", "lead"],
    ["coUnits", "cooperate"],
  ] as const) {
    const of = (list: TaskData["parties"]) => list.filter((party) => party.role === role);
    changed[part] = !sameJson(of(parties), of(fresh.parties));
  }
  const parts = Object.keys(written).filter((part) => changed[part]);
  return { ...task.provenance, ...Object.fromEntries(parts.map((part) => [part, written[part]!])) };
}

function warningsOn(read: ReadTask, data: TaskData): Note[] {
  const warnings: Note[] = [];
  for (const { role, kind, name } of data.parties) {
    if (role === "lead" && kind === "outside") {
      warnings.push({ column: "牵头单位", reason: "单位库中没有这个单位，按系统外单位记", original: name });
    }
  }
  const { dueOn, startsOn } = data.task;
  if (dueOn !== null && dueOn < startsOn) {
    warnings.push({ column: "完成时限", reason: `早于任务起始日 ${startsOn}`, original: read.dueText });
  }
  const late = dueOn === null ? undefined : data.milestones.find((step) => step.dueOn > dueOn);
  if (late) warnings.push({ column: "时间节点", reason: `节点 ${late.dueOn} 晚于完成时限`, original: late.title });
  return warnings;
}

/** 持续推进 has no date: the plan's end is proposed, and without an answer the task stays without a deadline. */
function questionOn(read: ReadTask, { task }: TaskData, { plan }: PlanContent): Question | undefined {
  if (read.due !== null || task.dueOn !== null) return undefined;
  const ask = `没有具体日期。勾选则以方案结束日 ${plan.endsOn} 为完成时限，不勾选则不设时限`;
  return {
    subject: `${task.code} ${task.title}`,
    column: "完成时限",
    original: read.dueText,
    ask,
    patch: { task: { ...task, dueOn: plan.endsOn } },
  };
}
