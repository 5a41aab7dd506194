import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { Segmented } from "@/components/ui/tag";
import { dayWords, groupsOf, nodesOf, recentChanges } from "@/modules/desk";
import { DeskSearch } from "@/modules/desk/search";
import { DeskHome } from "@/modules/desk/ui/desk-home";
import { followUpsWaiting } from "@/modules/follow-ups";
import { instructionsWaiting } from "@/modules/instructions";
import { planDesk, requests, toReport } from "@/modules/plan";
import { reportWaiting } from "@/modules/reports";
import { unitPlace } from "@/modules/units";
import { ask, signedIn } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "待办" };

export default async function DeskPage({ searchParams }: PageProps<"/desk">) {
  const { search, notices } = readSearch(DeskSearch, await searchParams);
  const staff = await signedIn();
  const desk = await ask(planDesk, { day: search.day });
  const followUps = await ask(followUpsWaiting, { limit: 100 });
  const decisions = staff.may.has("plan.decide") ? await ask(requests, { state: "mine" }) : [];
  const groups = groupsOf({
    followUps,
    instructions: await ask(instructionsWaiting, {}),
    decisions,
    reports: await ask(toReport, {}),
    periodic: await ask(reportWaiting, {}),
    attention: desk.attention,
  });
  const total = groups.filter((group) => group.counted).reduce((sum, group) => sum + group.count, 0);
  const dated = [...followUps.sign.rows, ...followUps.handle.rows, ...followUps.close.rows];
  const below = staff.may.has("plan.allocate") ? (await ask(unitPlace, {})).children : [];
  return (
    <Page
      title={`待办 ${total}`}
      note={dayWords(desk.today)}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <>
          <Segmented
            label="排列方式"
            items={[
              { label: "按类别", href: hrefWith("/desk", search, { view: undefined }), current: !search.view },
              { label: "按期限", href: hrefWith("/desk", search, { view: "due" }), current: search.view === "due" },
            ]}
          />
          {staff.may.has("follow-up.issue") && (
            <ButtonLink href="/follow-ups/new" look="primary">
              新建督办
            </ButtonLink>
          )}
        </>
      }
    >
      <DeskHome
        staff={staff}
        desk={desk}
        groups={groups}
        nodes={nodesOf(desk, dated)}
        changes={await ask(recentChanges, {})}
        vacant={below.filter((unit) => unit.liaison === "").map((unit) => unit.name)}
        search={search}
      />
    </Page>
  );
}
