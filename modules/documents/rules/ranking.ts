import { type ChildFact, childWord, type Facts } from "./facts";
import { names, share } from "./words";

const SHOWN = 3;

/** 排名: who leads, who is last, whose light is not green, who moved most. Empty where nobody is ranked. */
export function rankingText({ unit, children }: Facts): string {
  const ranked = children.filter(
    (child): child is ChildFact & { rank: number; progress: number } => child.rank !== null && child.progress !== null,
  );
  if (ranked.length < 2) return "";
  const rated = ({ name, progress }: { name: string; progress: number }) => `${name}（${share(progress)}）`;
  const ends = ranked.length > 2 * SHOWN;
  const first = ranked
    .slice(0, ends ? SHOWN : ranked.length)
    .map(rated)
    .join("、");
  const last = ranked.slice(-SHOWN).map(rated).join("、");
  const order = ends ? `综合完成率居前三位的是${first}；居后三位的是${last}。` : `综合完成率由高到低依次为${first}。`;
  return [order, lightsSentence(children, childWord(unit.level).unit), movesSentence(ranked)].join("");
}

function lightsSentence(children: readonly ChildFact[], unit: string): string {
  const lit = (light: ChildFact["light"]) => children.filter((child) => child.light === light).map(({ name }) => name);
  const [risk, behind] = [lit("at_risk"), lit("behind")];
  const clauses = [
    risk.length === 0 ? null : `列为预警的是${names(risk, 8, unit)}`,
    behind.length === 0 ? null : `列为滞后的是${names(behind, 8, unit)}`,
  ].filter((clause) => clause !== null);
  return clauses.length === 0 ? "" : `${clauses.join("；")}。`;
}

function movesSentence(ranked: readonly ChildFact[]): string {
  const moved = ranked.filter((child) => child.change !== null && child.change !== 0);
  const up = Math.max(0, ...moved.map(({ change }) => change ?? 0));
  const down = Math.min(0, ...moved.map(({ change }) => change ?? 0));
  const by = (change: number) =>
    moved
      .filter((child) => child.change === change)
      .map(({ name }) => name)
      .join("、");
  const clauses = [
    up === 0 ? null : `位次上升最多的是${by(up)}（上升${up}位）`,
    down === 0 ? null : `下降最多的是${by(down)}（下降${-down}位）`,
  ].filter((clause) => clause !== null);
  return clauses.length === 0 ? "" : `与上期相比，${clauses.join("，")}。`;
}
