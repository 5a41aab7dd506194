import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { PlanDesk } from "@/modules/plan";
import { dayOf, isoOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";
import { daysBetween, type Node, weekdays } from "../calendar";
import { distance } from "./waiting-card";

const SHOWN = 6;

interface WeekCalendarProps {
  desk: PlanDesk;
  nodes: readonly Node[];
  search: Record<string, unknown>;
}

/** The month with a mark a day by kind, the chosen week tinted, today ringed; the week's nodes listed below it. */
export function WeekCalendar({ desk, nodes, search }: WeekCalendarProps) {
  const { today, month, week } = desk;
  const end = isoOf(dayOf(week) + 6);
  const own = nodes.filter((node) => node.day >= week && node.day <= end);
  const present = today >= week && today <= end;
  const to = (day: string | undefined) => hrefWith("/desk", search, { day });
  return (
    <Card
      id="week"
      className="calendar"
      title={present ? "本周节点" : "所选周节点"}
      note={`${week.slice(5)} 至 ${end.slice(5)}`}
      tools={
        <>
          <Link href={to(desk.before)} prefetch={false} aria-label="上个月">
            ‹
          </Link>
          <Link href={to(undefined)} prefetch={false}>
            {month.slice(0, 4) === today.slice(0, 4) ? "" : `${month.slice(0, 4)} 年 `}
            {Number(month.slice(5))} 月
          </Link>
          <Link href={to(desk.after)} prefetch={false} aria-label="下个月">
            ›
          </Link>
        </>
      }
    >
      <table className="month">
        <caption className="sr">{month} 的时间节点</caption>
        <thead>
          <tr>
            {weekdays.map((word) => (
              <th scope="col" key={word}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {daysBetween(desk.from, desk.to)
            .filter((_, at) => at % 7 === 0)
            .map((monday) => (
              <tr key={monday} className={monday === week ? "week" : undefined}>
                {daysBetween(monday, isoOf(dayOf(monday) + 6)).map((day, at) => (
                  <DayCell
                    key={day}
                    day={day}
                    nodes={nodes.filter((node) => node.day === day)}
                    href={to(day)}
                    className={`${at > 4 ? "weekend " : ""}${day.startsWith(month) ? "" : "out "}${day === today ? "today" : ""}`}
                  />
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {own.length === 0 ? (
        <p className="pad mut">这一周没有时间节点。</p>
      ) : (
        <>
          <NodeList nodes={own.slice(0, SHOWN)} today={today} />
          {own.length > SHOWN && (
            <details className="waiting-rest">
              <summary>其余 {own.length - SHOWN} 个</summary>
              <NodeList nodes={own.slice(SHOWN)} today={today} />
            </details>
          )}
        </>
      )}
    </Card>
  );
}

function DayCell({ day, nodes, href, className }: { day: string; nodes: Node[]; href: string; className: string }) {
  const number = Number(day.slice(8));
  const tone = nodes.some((n) => n.tone === "late") ? "late" : nodes.some((n) => n.tone === "near") ? "near" : "calm";
  return (
    <td className={className} aria-current={className.includes("today") ? "date" : undefined}>
      {nodes.length === 0 ? (
        <span>{number}</span>
      ) : (
        <Link href={`${href}#week`} prefetch={false} scroll={false} title={nodes.map((n) => n.title).join("\n")}>
          {number}
          <i className={tone} aria-hidden="true" />
          <span className="sr">
            日，{nodes.length} 个节点{tone === "late" ? "，有逾期" : ""}
          </span>
        </Link>
      )}
    </td>
  );
}

function NodeList({ nodes, today }: { nodes: readonly Node[]; today: string }) {
  return (
    <ul className="nodes">
      {nodes.map((node) => {
        const day = dayOf(node.day);
        const words = node.met ? "已达到" : distance(day - dayOf(today));
        return (
          <li key={node.key}>
            <time dateTime={node.day}>
              {node.day.slice(5)} 周{weekdays[(day + 3) % 7]}
            </time>
            <Link href={node.href} prefetch={false} title={node.title}>
              {node.title}
            </Link>
            <span className={`when ${node.met ? "" : node.tone}`}>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
