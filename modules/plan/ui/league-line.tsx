import Link from "next/link";
import { DrillNumber, Missing, shareText } from "@/components/ui/figure";
import { ProgressBar } from "@/components/ui/progress";
import { StatusLight } from "@/components/ui/status-light";
import type { BoardRow } from "../reads/board-row";
import type { Overview } from "../reads/overview";
import { cardText, type Href, lightStatus } from "./overview-words";

export type LeagueEntry = Overview["league"][number];

interface LeagueLineProps {
  row: LeagueEntry;
  tasks: Overview["leagueTasks"];
  href: Href;
  /** Left out on a phone, where the list is shortened further. */
  rest: boolean;
}

/** One child: place, change, light, rate, key components, overdue. */
export function LeagueLine({ row, tasks, href, rest }: LeagueLineProps) {
  const { code, name, shortName, rank, change, n } = row;
  const title = `${name}完成率构成，计 ${n} 项`;
  return (
    <tr className={rest ? "max-md:hidden" : undefined}>
      <td className="n b place">{rank ?? <span className="mut">—</span>}</td>
      <td>
        <Change change={rank === null ? null : change} />
      </td>
      <th scope="row" className="card-name">
        <Link href={href("/overview", { unit: code })} prefetch={false} title={name}>
          {name.length > 7 ? shortName : name}
        </Link>
      </th>
      <td className="card-light">
        <StatusLight
          status={lightStatus(row.light)}
          bare
          label={rank === null && row.light === null ? "不排名" : undefined}
        />
      </td>
      <td className="rate card-figure" data-label="完成率">
        <Rate rate={row} href={href("/plan", { unit: code })} title={title} />
      </td>
      {tasks.map((task, at) => (
        <td className="n key" key={task.id}>
          <KeyCell entry={row.key[at] ?? null} href={href} unit={code} name={name} />
        </td>
      ))}
      <td className="n card-figure" data-label="逾期">
        <Overdue
          value={row.overdue}
          href={href("/plan", { unit: code, status: "overdue" })}
          title={`${name} 逾期任务`}
        />
      </td>
    </tr>
  );
}

interface RateProps {
  rate: Pick<LeagueEntry, "progress" | "expected" | "light">;
  href?: string;
  title?: string;
}

/** Bar with its tick, and the rate behind it as a link. */
export function Rate({ rate: { progress, expected, light }, href, title }: RateProps) {
  if (progress === null) return <Missing why="没有可计入的任务" />;
  return (
    <span className="pc">
      <ProgressBar share={progress} expected={expected} status={lightStatus(light)} />
      <DrillNumber value={progress} text={shareText(progress)} href={href} title={title} />
    </span>
  );
}

function Change({ change }: { change: number | null }) {
  if (change === null || change === 0) return <span className="mut">–</span>;
  const words = `较前${change > 0 ? "上升" : "下降"} ${Math.abs(change)} 位`;
  return (
    <span className={change > 0 ? "up" : "down"} title={words}>
      <span aria-hidden="true">
        {change > 0 ? "↑" : "↓"}
        {Math.abs(change)}
      </span>
      <span className="sr">{words}</span>
    </span>
  );
}

export function Overdue({ value, href, title }: { value: number; href?: string; title: string }) {
  if (value === 0) return <span className="mut">0</span>;
  return (
    <span className="over b">
      <DrillNumber value={value} href={href} title={title} />
    </span>
  );
}

interface KeyCellProps {
  entry: BoardRow | null;
  href: Href;
  unit: string;
  name: string;
}

/** 26/34 as one link to the task as this unit stands to it; a rate stands alone. */
export function KeyCell({ entry, href, unit, name }: KeyCellProps) {
  if (!entry) return <span className="mut">—</span>;
  if (entry.actual === null) return entry.target ? <Missing /> : <span className="mut">—</span>;
  return (
    <Link
      className="d"
      href={href(`/plan/${entry.id}`, { unit: unit === "11" ? undefined : unit })}
      prefetch={false}
      title={`${name} ${entry.indicatorName}`}
    >
      {cardText(entry.actual, entry)}
      {entry.kind !== "ratio" && (
        <span className="mut">/{entry.target === null ? "未定" : cardText(entry.target, entry)}</span>
      )}
    </Link>
  );
}
