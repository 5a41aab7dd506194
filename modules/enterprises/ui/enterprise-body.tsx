import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EventTrail } from "@/components/ui/event-trail";
import { hrefWith } from "@/platform/search";
import { categoryLabels, enterpriseKindLabels } from "@/vocab/enterprises";
import type { EnterprisePage } from "../reads/one";
import { FamilySums, FollowUpLines, Remarks } from "./enterprise-parts";
import { FamilyTree } from "./family-tree";
import { RecordButton, RecordList } from "./record-list";
import { StageTimeline } from "./stage-timeline";
import { StageMark } from "./words";
import { type SeatOffices, WorkingGroup } from "./working-group";

/** The page of one enterprise: what the register says, stages, records, family, working group, follow-ups, history. */
export function EnterpriseBody({ page, offices }: { page: EnterprisePage; offices?: SeatOffices | undefined }) {
  const { row } = page;
  const facts: [string, string][] = [
    ["企业编号", row.no],
    ["统一社会信用代码", row.creditCode ?? "—"],
    ["企业类型", enterpriseKindLabels[row.kind]],
    ["平台类型", row.category ? `${categoryLabels[row.category]}${row.trade ? `・${row.trade}` : ""}` : "—"],
    ["上级企业", row.parentName || "—"],
    ["所在单位", row.unitName === row.districtName ? row.unitName : `${row.districtName}${row.unitName}`],
    ["从业人数", `${row.workers.toLocaleString("zh-CN")} 人`],
    ["会员人数", `${row.members.toLocaleString("zh-CN")} 人`],
    ["党组织", row.party ? "已建立" : "未建立"],
    ["联系人", [row.contact, row.phone].filter(Boolean).join(" ") || "—"],
    ["产业工会", row.unionName ?? "—"],
    ["应建会清单", row.listOn ? `在 ${row.listOn} 冻结的清单内` : "不在清单内"],
    ...(row.note ? ([["备注", row.note]] as [string, string][]) : []),
  ];
  return (
    <div className="enterprise-page">
      <div>
        <Card title="档案" pad>
          <dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-2">
            {facts.map(([label, value]) => (
              <div key={label} className="flex gap-3">
                <dt className="mut nw w-28 shrink-0">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Remarks page={page} />
        </Card>
        <Card title="推进阶段" tools={<StageMark stage={row.stage} stalled={row.stalledOn !== null} />} pad>
          <StageTimeline page={page} />
        </Card>
        <Card title="记录" tools={page.writable && <RecordButton {...page} />} pad>
          <RecordList records={page.records} writable={page.writable} />
        </Card>
      </div>
      <div>
        <Card
          title="家族"
          note="本单位范围内"
          tools={
            <Link href={hrefWith("/enterprises", { head: row.headId, closed: 0 })} prefetch={false}>
              全部 {page.family.sums.enterprises} 家
            </Link>
          }
          pad
        >
          <FamilySums page={page} />
          <div className="mt-3">
            <FamilyTree page={page} />
          </div>
        </Card>
        <Card title="三级联合工作组" note={row.kind === "head" ? undefined : "随所属头部企业"}>
          <WorkingGroup page={page} offices={offices} />
        </Card>
        <Card title="督办" pad>
          <FollowUpLines lines={page.followUps} />
        </Card>
        {page.history.length > 0 && (
          <Card title="变更记录" note={`${page.history.length} 条`} pad>
            <EventTrail events={page.history} />
          </Card>
        )}
      </div>
    </div>
  );
}
