import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DrillNumber } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { StatusLight } from "@/components/ui/status-light";
import { dayWords } from "../columns";
import type { Overview } from "../reads/overview";
import type { UrgentItem } from "../reads/urgent";
import type { Href } from "./overview-words";
import { RestRow } from "./rest-row";

/** So many rows stand on a phone. */
const ON_PHONE = 3;

interface UrgentListProps {
  view: Overview;
  href: Href;
  title: string;
  /** Whether the reader may issue follow-ups. */
  issues: boolean;
  /** Every item is asked for, on phones too. */
  all: boolean;
}

/** Overdue first by days, then what is near; one action, 催办. A shortened list ends with 其余 n 项. */
export function UrgentList({ view, href, title, issues, all: whole }: UrgentListProps) {
  const { items, total, overdueOwn, overdueBelow } = view.urgent;
  const below = { city: "区级分解逾期", district: "街道分解逾期" }[view.unit.level as string];
  const own = { city: "市级", district: "本区" }[view.unit.level as string] ?? "本单位逾期";
  const all = href("/overview", { all: 1 });
  const note = (
    <>
      {below && (
        <>
          {below} <DrillNumber value={overdueBelow} href={`${all}#urgent`} title={below} /> 项，
        </>
      )}
      {own} <DrillNumber value={overdueOwn} href={href("/plan", { status: "overdue" })} title={`${own}逾期任务`} /> 项
    </>
  );
  return (
    <Card id="urgent" className="urgent" title={title} note={note}>
      {items.length === 0 ? (
        <EmptyState title="没有逾期和临期任务" why="14 天内到期而完成不足的任务会列在这里。" />
      ) : (
        <table className="tb">
          <caption className="sr">{title}</caption>
          <tbody>
            {items.map((item, at) => (
              <UrgentRow
                key={`${item.taskId}-${item.unit}`}
                item={item}
                href={href}
                issues={issues}
                rest={!whole && at >= ON_PHONE}
              />
            ))}
            <RestRow
              total={total}
              wide={items.length}
              narrow={whole ? items.length : ON_PHONE}
              span={5}
              href={`${all}#urgent`}
            />
          </tbody>
        </table>
      )}
    </Card>
  );
}

interface UrgentRowProps {
  item: UrgentItem;
  href: Href;
  issues: boolean;
  rest: boolean;
}

function UrgentRow({ item, href, issues, rest }: UrgentRowProps) {
  const { taskId, title, unit, unitName, asked, status } = item;
  const chase = href("/follow-ups/new", { task: taskId, unit: asked, level: "chase", asOf: undefined });
  const words = dayWords({ ...item, late: false });
  return (
    <tr className={rest ? "max-md:hidden" : undefined}>
      <td className="light">
        {status === "overdue" ? (
          <StatusLight status={status} bare />
        ) : (
          <StatusLight status="at_risk" bare label="临期" />
        )}
      </td>
      <th scope="row">
        <Link href={href(`/plan/${taskId}`, { unit: unit === "11" ? undefined : unit })} prefetch={false} title={title}>
          {title}
        </Link>
      </th>
      <td className="who" title={unitName}>
        {unitName}
      </td>
      <td className={status === "overdue" ? "n b over" : "n b"}>{words}</td>
      {issues && (
        <td className="act">
          <Link href={chase} prefetch={false} aria-label={`催办 ${unitName} ${title}`}>
            催办
          </Link>
        </td>
      )}
    </tr>
  );
}
