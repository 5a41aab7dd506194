import { type Status, statusLabels } from "@/vocab/status";
import { type Facts, wholeWord } from "./facts";
import { indicatorSentence, pointsClause } from "./figures";
import { count, names, sentence, share } from "./words";

/** The indicators that have a sentence of their own, by 序号 of the shipped table. */
const areas = [
  { area: "建会", seq: 9 },
  { area: "入会", seq: 18 },
  { area: "阵地", seq: 33 },
  { area: "诉求", seq: 52 },
] as const;

const order: readonly Status[] = ["done", "on_track", "at_risk", "behind", "overdue", "not_started", "no_target"];
const words: Partial<Record<Status, string>> = { on_track: "正常推进" };

/** 总体进展: the tasks by state, the mean against the time that has passed, one sentence an area, what the month finished. */
export function overallText(facts: Facts): string {
  return [countsParagraph(facts), areasParagraph(facts), finishedParagraph(facts)]
    .filter((text) => text !== "")
    .join("\n");
}

function countsParagraph({ unit, plan, backing, counts, whole, tasks }: Facts): string {
  const total = tasks.length;
  const split =
    unit.level === "city"
      ? `《方案》${plan.aspects}个方面${plan.measures}项措施共分解任务${total - backing}项，另有组织保障${backing}项，共${total}项`
      : `《方案》中与本单位有关的任务共${total}项`;
  const states = order
    .filter((status) => counts[status] > 0)
    .map((status) => `${words[status] ?? statusLabels[status]}${count(counts[status])}项`);
  const mean =
    whole.progress === null ? null : `${wholeWord(unit.level)}综合完成率${share(whole.progress)}（计${whole.n}项）`;
  const change =
    whole.progress === null || whole.before === null ? null : pointsClause(whole.progress - whole.before, "较上月");
  return [
    sentence([split]),
    sentence([states.length === 0 ? null : `截至目前${states.join("，")}`]),
    sentence([
      `方案时间已过${share(plan.passed)}`,
      mean,
      whole.progress === null || whole.expected === null ? null : `应达${share(whole.expected)}`,
      change,
    ]),
  ].join("");
}

function areasParagraph({ tasks }: Facts): string {
  return areas
    .map(({ area, seq }) => {
      const task = tasks.find((one) => one.seq === seq && one.running);
      return task ? indicatorSentence(area, task) : "";
    })
    .join("");
}

/** What was not done a month before and is now. */
function finishedParagraph({ tasks }: Facts): string {
  const finished = tasks.filter(
    ({ status, before }) => status === "done" && before !== null && before.status !== "done",
  );
  if (finished.length === 0) return "";
  const titles = finished.map(({ name }) => `“${name}”`);
  return `本月新完成任务${finished.length}项：${names(titles, 5, "项")}。`;
}
