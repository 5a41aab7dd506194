import Link from "next/link";
import { Card } from "@/components/ui/card";
import { LevelTag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { followUpsOfTask } from "../reads/of-task";
import { Distance, State } from "./words";

interface TaskFollowUpsProps {
  taskId: number;
  /** What `ask(followUpsOfTask, { task, unit })` answered. */
  found: Awaited<ReturnType<typeof followUpsOfTask.as>>;
  /** Whether to offer 指派跟进: `mayI("follow-up.issue")`. */
  issues: boolean;
}

/** The task page's card: what is being followed up here, each line opening its sheet. */
export function TaskFollowUps({ taskId, found, issues }: TaskFollowUpsProps) {
  const { unit, open, closed, rows } = found;
  const rest = open + closed - rows.length;
  return (
    <Card
      title="跟进督办"
      note={`在办 ${open} 项，已销号 ${closed} 项`}
      tools={
        issues && (
          <Link href={hrefWith("/follow-ups/new", { task: taskId, unit: unit === "11" ? "" : unit })}>指派跟进</Link>
        )
      }
    >
      {rows.length === 0 && <p className="pad mut">这项任务还没有跟进事项</p>}
      <ul>
        {rows.map((row) => (
          <li
            key={row.id}
            className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-0.5 border-b border-line px-3 py-1 last:border-b-0"
          >
            <LevelTag level={row.level} />
            <Link
              className="min-w-0 truncate"
              href={hrefWith("/follow-ups", { task: taskId, state: row.state, sheet: row.id })}
              prefetch={false}
            >
              {row.title}
            </Link>
            <span className="sub">{row.unitTitle}</span>
            <span className="ml-auto flex items-center gap-2.5 whitespace-nowrap">
              <State state={row.state} />
              {row.daysLeft !== null && <Distance days={row.daysLeft} />}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className="pager">
          <Link href={hrefWith("/follow-ups", { task: taskId })}>其余 {rest} 项</Link>
        </p>
      )}
    </Card>
  );
}
