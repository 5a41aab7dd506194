import { childWord, type Facts, type TaskFact } from "./facts";
import { countedOff, names, share } from "./words";

const SHOWN = 3;
const NEAR_DAYS = 31;

const overdueOf = ({ tasks }: Facts) =>
  tasks.filter(({ status }) => status === "overdue").toSorted((a, b) => (b.daysLate ?? 0) - (a.daysLate ?? 0));
const behindOf = ({ tasks }: Facts) =>
  tasks.filter(({ status }) => status === "behind").toSorted((a, b) => gap(b) - gap(a));
const gap = ({ progress, expected }: TaskFact) => (expected ?? 0) - (progress ?? 0);
const dueWithoutTarget = ({ tasks }: Facts) =>
  tasks.filter(({ status, daysLate }) => status === "no_target" && daysLate !== null);
const behindChildren = ({ children }: Facts) =>
  children.filter(({ light }) => light === "behind" || light === "at_risk").map(({ name }) => name);

/** 存在问题: overdue and behind tasks, the units that hold most of the overdue, missing reports, due tasks without a target. */
export function problemsText(facts: Facts): string {
  return countedOff([
    overdueSentence(facts),
    behindSentence(facts),
    unitsSentence(facts),
    unreportedSentence(facts),
    targetSentence(facts),
  ]);
}

function overdueSentence(facts: Facts): string | null {
  const overdue = overdueOf(facts);
  if (overdue.length === 0) return null;
  const city = facts.unit.level === "city";
  const told = overdue.slice(0, SHOWN).map(({ name, daysLate, lead }) => {
    const who = city && lead ? `，${lead}牵头` : "";
    return `“${name}”（逾期${daysLate ?? 0}天${who}）`;
  });
  const head = overdue.length > SHOWN ? "，逾期时间较长的是" : "，为";
  return `逾期任务${overdue.length}项${head}${told.join("、")}。`;
}

function behindSentence(facts: Facts): string | null {
  const behind = behindOf(facts);
  if (behind.length === 0) return null;
  const known = behind.filter(({ progress, expected }) => progress !== null && expected !== null);
  const told = known
    .slice(0, SHOWN)
    .map(({ name, progress, expected }) => `“${name}”（完成率${share(progress ?? 0)}，应达${share(expected ?? 0)}）`);
  return `滞后任务${behind.length}项${told.length === 0 ? "" : `，差距较大的是${told.join("、")}`}。`;
}

/** The few units that together hold the largest part of what is overdue below. */
function unitsSentence({ children }: Facts): string | null {
  const total = children.reduce((sum, { overdue }) => sum + overdue, 0);
  const most = children
    .filter(({ overdue }) => overdue > 0)
    .toSorted((a, b) => b.overdue - a.overdue)
    .slice(0, SHOWN);
  if (most.length === 0) return null;
  const held = most.reduce((sum, { overdue }) => sum + overdue, 0);
  const who = most.map(({ name }) => name).join("、");
  if (held === total) return `逾期任务集中在${who}，共${total}项次。`;
  return `${who}逾期任务合计${held}项次，占${total}项次的${share(held / total)}。`;
}

function unreportedSentence({ unreported, unit }: Facts): string | null {
  if (unreported === null || unreported.names.length === 0) return null;
  const { unit: counter } = childWord(unit.level);
  return `应报送月度报告的${unreported.expected}${counter}中，${unreported.names.length}${counter}缺报，为${names(unreported.names, 5, counter)}。`;
}

function targetSentence(facts: Facts): string | null {
  const due = dueWithoutTarget(facts);
  if (due.length === 0) return null;
  const titles = due.map(({ name }) => `“${name}”`);
  return `${names(titles, SHOWN, "项任务")}已到期，未定目标。`;
}

/** 下一步: one paragraph for each problem that there is, with its term, then what falls due next. */
export function nextParagraphs(facts: Facts): (string | null)[] {
  const { terms, unreported, unit } = facts;
  const overdue = overdueOf(facts).length;
  const behind = behindChildren(facts);
  const targets = facts.counts.no_target;
  const missing = unreported?.names.length ?? 0;
  const { unit: counter } = childWord(unit.level);
  const upper = unit.level === "city" || unit.level === "district";
  const answer = upper
    ? `${day(terms.answer)}前，${overdue}项逾期任务的牵头单位报送整改措施和完成日期，列入督办，逐项销号。`
    : `${day(terms.answer)}前，逐项明确${overdue}项逾期任务的整改措施和完成日期。`;
  return [
    overdue === 0 ? null : `逾期任务限期整改。${answer}`,
    behind.length === 0
      ? null
      : `落后单位加快补进度。${day(terms.plan)}前，${names(behind, 6, counter)}提交补进度计划，逐月销账。`,
    targets === 0 ? null : `未定目标任务尽快明确。对${targets}项未定目标的任务提出目标建议，按程序核定。`,
    missing === 0 ? null : `缺报单位限期补报。${missing}${counter}于${day(terms.answer)}前补报。`,
    dueSoonParagraph(facts),
  ];
}

function dueSoonParagraph({ tasks, asOf }: Facts): string | null {
  const until = new Date(Date.parse(asOf) + NEAR_DAYS * 86_400_000).toISOString().slice(0, 10);
  const soon = tasks.filter(({ due, status }) => due !== null && due > asOf && due <= until && status !== "done");
  if (soon.length === 0) return null;
  const told = soon.slice(0, SHOWN).map(({ name, due }) => `“${name}”（${day(due ?? asOf)}）`);
  return `近期任务按时办结。一个月内到期任务${soon.length}项：${told.join("、")}${soon.length > SHOWN ? "等" : ""}。`;
}

const day = (iso: string): string => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`;
