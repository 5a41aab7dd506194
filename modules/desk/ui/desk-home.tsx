import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState, Hint } from "@/components/ui/states";
import type { PlanDesk } from "@/modules/plan";
import type { Staff } from "@/platform/staff";
import type { Node } from "../calendar";
import type { RecentChange } from "../reads/recent";
import type { WaitingGroup } from "../waiting";
import { RecentList } from "./recent-list";
import { QuickButtons, Shortcuts } from "./shortcuts";
import { WaitingCard, WaitingList } from "./waiting-card";
import { WeekCalendar } from "./week-calendar";

interface DeskHomeProps {
  staff: Pick<Staff, "may" | "unit">;
  desk: PlanDesk;
  groups: readonly WaitingGroup[];
  nodes: readonly Node[];
  changes: readonly RecentChange[];
  /** Units directly below without a liaison. */
  vacant: readonly string[];
  search: { day?: string | undefined; view?: "due" | undefined };
}

/** What waits at the left, the calendar, shortcuts and the last changes at the right; one column on a phone. */
export function DeskHome({ staff, desk, groups, nodes, changes, vacant, search }: DeskHomeProps) {
  const waits = groups.some((group) => group.counted);
  const next = nodes.find((node) => !node.met && node.day >= desk.today);
  return (
    <div className="desk-grid">
      <div className="desk-main">
        {!waits && (
          <Card className="nothing">
            <EmptyState
              title="今天没有待办"
              why={next ? `下一个节点：${next.day.slice(5)} ${next.title}` : "近期没有时间节点。"}
              action={<ButtonLink href="#week">看本周节点</ButtonLink>}
            />
          </Card>
        )}
        {search.view === "due" ? (
          <ByDate groups={groups} />
        ) : (
          groups.map((group) => <WaitingCard key={group.id} group={group} />)
        )}
        <QuickButtons
          may={staff.may}
          level={staff.unit.level}
          reports={groups.some((group) => group.id === "to-report") && search.view !== "due"}
        />
      </div>
      <div className="desk-side">
        <WeekCalendar desk={desk} nodes={nodes} search={search} />
        <Shortcuts may={staff.may} level={staff.unit.level} />
        <RecentList changes={changes} />
        {vacant.length > 0 && <Hint>{vacancyText(vacant)}</Hint>}
      </div>
    </div>
  );
}

function ByDate({ groups }: { groups: readonly WaitingGroup[] }) {
  const items = groups.flatMap((group) => group.items);
  const far = Number.POSITIVE_INFINITY;
  if (items.length === 0) return null;
  return (
    <Card className="waiting" title="按期限" note="最早的在前，无期限的在后">
      <WaitingList items={items.toSorted((a, b) => (a.days ?? far) - (b.days ?? far))} />
    </Card>
  );
}

function vacancyText(names: readonly string[]): string {
  const shown = names.slice(0, 5).join("、");
  return `下级单位联络员空缺 ${names.length} 个：${shown}${names.length > 5 ? " 等" : ""}，请联系系统管理员登记。`;
}
