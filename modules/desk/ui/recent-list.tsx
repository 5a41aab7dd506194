import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { RecentChange } from "../reads/recent";

/** What happened last to the scope's tasks; each row opens its task. */
export function RecentList({ changes }: { changes: readonly RecentChange[] }) {
  return (
    <Card title="最近变动" className="recent">
      {changes.length === 0 ? (
        <p className="pad mut">还没有变动。填报、分解、申请和审批会列在这里。</p>
      ) : (
        <ul>
          {changes.map((change) => (
            <li key={change.id}>
              <time dateTime={change.at}>{change.time}</time>
              <span>
                <Link href={`/plan/${change.taskId}`} prefetch={false}>
                  {change.who} {change.what}
                </Link>
                <small title={`${change.note} ${change.taskTitle}`}>
                  {change.note && `${change.note}　`}
                  {change.taskTitle}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
