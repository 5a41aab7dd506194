import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { instructionList } from "@/modules/instructions";
import { InstructionSearch } from "@/modules/instructions/search";
import { InstructionList } from "@/modules/instructions/ui/instruction-list";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask, signedIn } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "领导批示" };

export default async function InstructionsPage({ searchParams }: PageProps<"/instructions">) {
  const { search, notices } = readSearch(InstructionSearch, await searchParams);
  const list = await ask(instructionList, search);
  const own = (await signedIn()).unit.code;
  return (
    <Page
      title="领导批示"
      crumb={
        <UnitCrumbs
          path={list.path}
          below={list.children}
          href={(unit) => hrefWith("/instructions", { kind: search.kind, state: search.state }, { unit })}
        />
      }
      note="实时数据，不随期间冻结"
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <InstructionList list={list} search={search} own={own} />
    </Page>
  );
}
