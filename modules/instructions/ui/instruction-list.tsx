import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { Field, Textarea } from "@/components/form/field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/states";
import { Pager, SegTabs } from "@/components/ui/tabs";
import { Tag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import { settle } from "../actions";
import { hrefOf, issueHref } from "../href";
import type { instructionList } from "../reads/list";
import { type InstructionSearchValues, PAGE_SIZE, type SubjectKind } from "../search";
import { InstructionLine } from "./instruction-line";

interface InstructionListProps {
  list: Awaited<ReturnType<typeof instructionList.as>>;
  search: InstructionSearchValues;
  /** The asker's own unit. */
  own: string;
}

const kindWords: Record<SubjectKind, string> = {
  task: "任务",
  unit: "单位",
  enterprise: "企业",
  report: "报告",
  follow_up: "督办",
};

const path = "/instructions";

/** Every 批示 on the unit's matters with what came of it; who may act on one does it from here. */
export function InstructionList({ list, search, own }: InstructionListProps) {
  const { rows, counts, issues, handles } = list;
  const { page, ...rest } = search;
  const tab = (label: string, state: InstructionSearchValues["state"], count: number) => ({
    ...{ label, count, current: search.state === state },
    href: hrefWith(path, rest, { state }),
  });
  return (
    <Card>
      <SegTabs
        label="办理"
        items={[
          tab("全部", undefined, counts.all),
          tab("待办理", "open", counts.open),
          tab("已转督办", "followed", counts.followed),
          tab("已办理", "settled", counts.settled),
        ]}
      />
      {rows.length === 0 && (
        <EmptyState title="没有批示" why="领导在任务、单位、企业、报告和督办页面作出的批示集中在这里。" />
      )}
      <ul>
        {rows.map((row) => {
          const settles =
            handles !== null && row.settledAt === null && [row.unitCode, row.authorUnit].includes(handles);
          return (
            <li
              key={row.id}
              className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 md:flex-nowrap"
            >
              <div className="min-w-0 flex-1">
                <p className="mb-1 flex flex-wrap items-center gap-2">
                  <Tag>{kindWords[row.kind]}</Tag>
                  <Link href={hrefOf(row)} prefetch={false}>
                    {row.subjectTitle}
                  </Link>
                  {row.kind !== "unit" && <span className="mut">{row.unitTitle}</span>}
                </p>
                <InstructionLine row={row} />
              </div>
              <span className="flex flex-none items-center gap-2">
                {issues && (
                  <ButtonLink href={issueHref(row, own)} small>
                    转为督办
                  </ButtonLink>
                )}
                {settles && (
                  <ActionForm action={settle} label={`办理情况 ${row.subjectTitle}`} className="flex">
                    <input type="hidden" name="id" value={row.id} />
                    <ConfirmButton
                      label="填写办理情况"
                      small
                      confirm="保存"
                      title="办理情况"
                      consequence="填写后这条批示记为已办理，不能再改。"
                    >
                      <Field name="text" label="办理情况" required>
                        <Textarea rows={3} maxLength={500} />
                      </Field>
                    </ConfirmButton>
                  </ActionForm>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {counts.shown > 0 && (
        <Pager
          page={page}
          size={PAGE_SIZE}
          total={counts.shown}
          unit="条"
          href={(to) => hrefWith(path, rest, { page: to })}
        />
      )}
    </Card>
  );
}
