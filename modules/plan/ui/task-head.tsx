import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { StatusLight } from "@/components/ui/status-light";
import { Tag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import { marks } from "@/vocab/marks";
import { shortWord } from "@/vocab/short-words";
import { statusLabels } from "@/vocab/status";
import { remarks } from "../columns";
import type { TaskPage } from "../reads/task";
import type { Href } from "./overview-words";
import { sourceTag } from "./task-words";

const ordinal = ["", "一", "二", "三", "四"];

/** 任务分解表 / 三、… / 措施 7 … / 编号: each level opens the table narrowed to it. */
export function TaskTrail({ page, href }: { page: TaskPage; href: Href }) {
  const { aspect, measure, task } = page;
  const levels = [
    { label: "任务分解表", href: href("/plan") },
    ...(aspect && aspect.no > 0
      ? [{ label: `${ordinal[aspect.no]}、${shortWord(aspect.title)}`, href: href("/plan", { aspect: aspect.no }) }]
      : []),
    ...(measure
      ? [
          {
            label: measure.no === 0 ? measure.title : `措施 ${measure.no} ${shortWord(measure.title)}`,
            href: href("/plan", { measure: measure.no }),
          },
        ]
      : []),
    { label: task.code },
  ];
  return <UnitBreadcrumb levels={levels} label="位置" />;
}

/** Light, source and marks behind the title. A unit without a part in the task has no light: nothing is asked of it. */
export function TaskMarks({ page }: { page: TaskPage }) {
  const { row, takesPart, unit } = page;
  const source = sourceTag(page);
  const dueWithoutTarget = row.status === "no_target" && row.daysLate !== null;
  const word = dueWithoutTarget
    ? marks.dueWithoutTarget
    : row.status === "overdue" && row.daysLate !== null
      ? `逾期 ${row.daysLate} 天`
      : statusLabels[row.status];
  // The light's own word and the source's tag already say these.
  const said: string[] = [marks.dueWithoutTarget, marks.ledgerOff];
  return (
    <>
      {takesPart && <StatusLight status={row.status} label={word} />}
      {!takesPart && <Tag dashed>未分解到{unit.shortName}</Tag>}
      <Tag dashed={source.dashed} {...(source.title ? { title: source.title } : {})}>
        {source.text}
      </Tag>
      {remarks(row)
        .filter((mark) => !said.includes(mark))
        .map((mark) => (
          <Tag key={mark}>{mark}</Tag>
        ))}
    </>
  );
}

/** What leaves as a file from the open tab: the reports, the decomposition, or the task's own row. */
export function taskExportHref(
  page: TaskPage,
  {
    tab,
    own,
    unit,
    asOf,
  }: { tab: string; own?: "1" | undefined; unit?: string | undefined; asOf?: string | undefined },
): string {
  const { id } = page.task;
  if (tab === "entries") return hrefWith("/export/entries", { task: id, unit, own, asOf, format: "xlsx" });
  const sheet = page.shares.length > 0 ? "task-shares" : "plan";
  return hrefWith(`/export/${sheet}`, { id, unit, asOf, format: "xlsx" });
}
