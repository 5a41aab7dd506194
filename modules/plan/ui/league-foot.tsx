import Link from "next/link";
import { shareText } from "@/components/ui/figure";
import { StatusLight } from "@/components/ui/status-light";
import type { Overview } from "../reads/overview";
import { restOf, sumsOf } from "../rules/league-sums";
import { KeyCell, type LeagueEntry, Overdue, Rate } from "./league-line";
import { cardText, type Href, lightStatus } from "./overview-words";

interface LeagueFootProps {
  view: Overview;
  /** Rows that are not shown. */
  rest: LeagueEntry[];
  /** How many a phone does not show. */
  left: number;
  href: Href;
}

/** 其余 n, what the parent has beyond its children, and the parent's own figures. */
export function LeagueFoot({ view, rest, left, href }: LeagueFootProps) {
  const { unit, league, leagueTasks } = view;
  const whole = leagueTasks.map((task) => view.keyFigures.find((figure) => figure.id === task.id) ?? null);
  const sums = leagueTasks.map((_, at) => sumsOf(league.map((row) => row.key[at] ?? null)));
  const beyond = whole.map((figure, at) => restOf(figure, sums[at]!));
  const overdue = league.reduce((sum, row) => sum + row.overdue, 0);
  return (
    <tfoot>
      {left > 0 && (
        <tr className="rest md:hidden">
          <td className="card-name">
            <Link href={`${href("/overview", { all: 1 })}#league`} prefetch={false}>
              其余 {left} 个
            </Link>
          </td>
        </tr>
      )}
      {rest.length > 0 && <RestRow rest={rest} tasks={leagueTasks} href={href} />}
      {beyond.some((entry) => entry !== null) && (
        <tr className="rest">
          <th scope="row" colSpan={5} className="card-name">
            {unit.level === "city" ? "市级及未分解" : "区本级及未分解"}
          </th>
          {beyond.map((entry, at) => (
            <td className="n key" key={leagueTasks[at]!.id}>
              {entry === null || whole[at] === null ? (
                <span className="mut">—</span>
              ) : (
                <>
                  {cardText(entry.actual, whole[at]!)}
                  <span className="mut">/{cardText(entry.target, whole[at]!)}</span>
                </>
              )}
            </td>
          ))}
          <td />
        </tr>
      )}
      <tr>
        <th scope="row" colSpan={3} className="card-name">
          {unit.level === "city" ? "全市合计" : "全区合计"}
        </th>
        <td className="card-light">
          <StatusLight status={lightStatus(view.whole.light)} bare />
        </td>
        <td className="rate card-figure" data-label="完成率">
          <Rate rate={view.whole} href={href("/plan")} title={`${unit.name}完成率构成，计 ${view.whole.n} 项`} />
        </td>
        {whole.map((entry, at) => (
          <td className="n key" key={leagueTasks[at]!.id}>
            <KeyCell entry={entry} href={href} unit={unit.code} name={unit.name} />
          </td>
        ))}
        <td className="n card-figure" data-label="逾期">
          <Overdue
            value={overdue}
            href={`${href("/overview", { all: 1 })}#urgent`}
            title={`${unit.level === "city" ? "各区" : "各街道"}逾期分解合计`}
          />
        </td>
      </tr>
    </tfoot>
  );
}

function RestRow({ rest, tasks, href }: { rest: LeagueEntry[]; tasks: Overview["leagueTasks"]; href: Href }) {
  const lights = (["on_track", "at_risk", "behind"] as const)
    .map((light) => ({ light, count: rest.filter((row) => row.light === light).length }))
    .filter(({ count }) => count > 0);
  const overdue = rest.reduce((sum, row) => sum + row.overdue, 0);
  const all = `${href("/overview", { all: 1 })}#league`;
  return (
    <tr className="rest max-md:hidden">
      <th scope="row" colSpan={3} className="card-name">
        <Link href={all} prefetch={false}>
          其余 {rest.length} 个 ▾
        </Link>
      </th>
      <td colSpan={2}>
        {lights.map(({ light, count }) => (
          <span className="light-count" key={light}>
            <StatusLight status={light} bare /> {count}
          </span>
        ))}
      </td>
      {tasks.map((task, at) => {
        const entries = rest.map((row) => row.key[at] ?? null);
        const figure = entries.find((entry) => entry !== null);
        const sum = sumsOf(entries);
        return (
          <td className="n key" key={task.id}>
            {!figure || sum.actual === null ? (
              <span className="mut">—</span>
            ) : figure.kind === "ratio" ? (
              shareText(sum.actual / 10_000)
            ) : (
              <>
                {cardText(sum.actual, figure)}
                <span className="mut">/{cardText(sum.target, figure)}</span>
              </>
            )}
          </td>
        );
      })}
      <td className="n">
        <Overdue value={overdue} href={all} title="其余单位的逾期任务" />
      </td>
    </tr>
  );
}
