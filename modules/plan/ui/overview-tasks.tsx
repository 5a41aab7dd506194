import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DrillNumber, Missing } from "@/components/ui/figure";
import { ProgressCell } from "@/components/ui/progress";
import { StatusLight } from "@/components/ui/status-light";
import { statusOrder } from "@/vocab/status";
import { dayWords, remarks } from "../columns";
import type { BoardRow } from "../reads/board-row";
import type { Overview } from "../reads/overview";
import { cardText, type Href, rowsHref, taskHref } from "./overview-words";
import { RestRow } from "./rest-row";

const SHOWN = 16;
const ON_PHONE = 6;

/** A unit's own tasks, what needs attention first; the whole table is one link away. */
export function OwnTasks({ view, href }: { view: Overview; href: Href }) {
  const rows = view.tasks.toSorted(
    (a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) || a.seq - b.seq,
  );
  const shown = rows.slice(0, SHOWN);
  return (
    <Card
      className="own-tasks"
      title="本单位任务"
      note={`共 ${rows.length} 项，需要关注的在前`}
      tools={
        <Link href={href("/plan")} prefetch={false}>
          任务分解表
        </Link>
      }
    >
      <table className="tb cards">
        <caption className="sr">本单位任务及状态</caption>
        <thead>
          <tr>
            <th scope="col">状态</th>
            <th scope="col">任务</th>
            <th scope="col" className="n">
              实际/目标
            </th>
            <th scope="col" className="rate">
              完成率
            </th>
            <th scope="col" className="n">
              时限
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            <TaskLine key={row.id} row={row} href={href} rest={at >= ON_PHONE} />
          ))}
          <RestRow total={rows.length} wide={shown.length} narrow={ON_PHONE} span={5} href={href("/plan")} />
        </tbody>
      </table>
    </Card>
  );
}

function TaskLine({ row, href, rest }: { row: BoardRow; href: Href; rest: boolean }) {
  const marks = remarks(row).filter((mark) => mark !== "逾期完成");
  return (
    <tr className={rest ? "max-md:hidden" : undefined}>
      <td className="card-light">
        <StatusLight status={row.status} bare />
      </td>
      <th scope="row" className="card-name">
        <Link href={taskHref(href, row)} prefetch={false} title={row.title}>
          {row.title}
        </Link>
      </th>
      <td className="n figure card-figure" data-label="实际/目标">
        {row.actual === null ? (
          row.running ? (
            <Missing />
          ) : (
            <span className="mut">{marks[0]}</span>
          )
        ) : (
          <span>
            <DrillNumber
              value={row.actual}
              text={cardText(row.actual, row)}
              href={rowsHref(href, row)}
              title={`${row.indicatorName} 填报记录`}
            />
            <span className="mut">/{row.target === null ? "未定" : cardText(row.target, row)}</span>
          </span>
        )}
      </td>
      <td className="rate">
        <ProgressCell share={row.target === null ? null : row.progress} expected={row.expected} status={row.status} />
      </td>
      <td className={row.status === "overdue" ? "n card-figure over b" : "n card-figure sub"}>{dayWords(row)}</td>
    </tr>
  );
}
