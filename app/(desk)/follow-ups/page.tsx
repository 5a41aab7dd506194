import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { followUpBoard, followUpOne } from "@/modules/follow-ups";
import { FollowUpSearch } from "@/modules/follow-ups/search";
import { Ageing } from "@/modules/follow-ups/ui/ageing";
import { FlowHead } from "@/modules/follow-ups/ui/flow-head";
import { FollowUpFilters } from "@/modules/follow-ups/ui/follow-up-filters";
import { FollowUpSheet } from "@/modules/follow-ups/ui/follow-up-sheet";
import { FollowUpTable } from "@/modules/follow-ups/ui/follow-up-table";
import { instructionsOf } from "@/modules/instructions";
import { InstructForm } from "@/modules/instructions/ui/instruct-form";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { isoOf } from "@/platform/dates";
import { ask, mayI } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "跟进督办" };

export default async function FollowUpsPage({ searchParams }: PageProps<"/follow-ups">) {
  const { search, used, notices } = readSearch(FollowUpSearch, await searchParams);
  const board = await ask(followUpBoard, search);
  const { sheet, ...list } = search;
  const opened = sheet === undefined ? null : await ask(followUpOne, { id: sheet });
  const told =
    opened && (await ask(instructionsOf, { kind: "follow_up", id: String(opened.id), unit: opened.unitCode }));
  const place = board.rows.findIndex((row) => row.id === sheet);
  const to = (id?: number) => (id === undefined ? null : hrefWith("/follow-ups", used, { sheet: id }));
  const ground = { unit: search.unit, task: search.task, mine: search.mine, q: search.q, view: search.view };
  return (
    <Page
      title="跟进督办"
      crumb={
        <UnitCrumbs
          path={board.path}
          below={board.children}
          href={(unit) => hrefWith("/follow-ups", used, { unit, id: "", page: "", sheet: "" })}
        />
      }
      note="实时数据，不随期间冻结"
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <>
          <ButtonLink href={hrefWith("/export/follow-ups", list, { format: "xlsx" })} download shortcut="export">
            导出 Excel
          </ButtonLink>
          <ButtonLink href={hrefWith("/follow-ups/statistics", { unit: search.unit })}>统计</ButtonLink>
          {(await mayI("follow-up.issue")) && (
            <ButtonLink href="/follow-ups/new" look="primary">
              新建督办
            </ButtonLink>
          )}
        </>
      }
    >
      <FlowHead counts={board.counts} ground={ground} state={search.state} month={isoOf(board.today).slice(0, 7)} />
      <FollowUpFilters search={search} />
      <FollowUpTable {...board} search={search} ground={ground} />
      <Ageing counts={board.counts} ground={ground} />
      {opened && (
        <FollowUpSheet
          followUp={opened}
          instructions={told?.rows ?? []}
          instruct={
            told?.writes && (
              <>
                <h3>批示</h3>
                <InstructForm subject={told.subject} />
              </>
            )
          }
          closeHref={hrefWith("/follow-ups", used, { sheet: "" })}
          place={place < 0 ? undefined : `${place + 1}/${board.rows.length}`}
          previousHref={to(board.rows[place - 1]?.id)}
          nextHref={place < 0 ? null : to(board.rows[place + 1]?.id)}
        />
      )}
    </Page>
  );
}
