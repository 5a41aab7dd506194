import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { dayOf } from "@/platform/dates";
import type { Overview } from "../reads/overview";
import { type Href, taskHref } from "./overview-words";
import { RestRow } from "./rest-row";

const SHOWN = 14;
const ON_PHONE = 4;

/** The next milestone of each unfinished task, soonest first. */
export function Upcoming({ view, href }: { view: Overview; href: Href }) {
  const today = dayOf(view.today);
  const nodes = view.tasks
    .flatMap((task) => (task.next && task.status !== "done" ? [{ task, next: task.next }] : []))
    .toSorted((a, b) => a.next.day.localeCompare(b.next.day) || a.task.seq - b.task.seq);
  return (
    <Card className="urgent upcoming" title="接下来的时间节点" note={`共 ${nodes.length} 个`}>
      {nodes.length === 0 ? (
        <EmptyState title="没有未到的时间节点" why="未完成任务的下一个节点会列在这里。" />
      ) : (
        <table className="tb">
          <caption className="sr">接下来的时间节点</caption>
          <tbody>
            {nodes.slice(0, SHOWN).map(({ task, next }, at) => (
              <tr key={task.id} className={at >= ON_PHONE ? "max-md:hidden" : undefined}>
                <td className="who">{next.day}</td>
                <th scope="row">
                  <Link href={taskHref(href, task)} prefetch={false} title={`${next.title}：${task.title}`}>
                    {next.title}：{task.title}
                  </Link>
                </th>
                <td className="n sub">{dayOf(next.day) === today ? "今天" : `剩 ${dayOf(next.day) - today} 天`}</td>
              </tr>
            ))}
            <RestRow
              total={nodes.length}
              wide={Math.min(SHOWN, nodes.length)}
              narrow={ON_PHONE}
              span={3}
              href={href("/plan", { sort: "due" })}
            />
          </tbody>
        </table>
      )}
    </Card>
  );
}
