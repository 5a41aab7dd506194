import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { SideSheet } from "@/components/ui/side-sheet";
import { Tag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import { enterpriseKindLabels } from "@/vocab/enterprises";
import type { EnterprisePage } from "../reads/one";
import { FamilySums, FollowUpLines, Remarks } from "./enterprise-parts";
import { FamilyTree } from "./family-tree";
import { MoveButton, StallButton } from "./move-forms";
import { StageTimeline } from "./stage-timeline";
import { WorkingGroup } from "./working-group";

interface EnterpriseSheetProps {
  page: EnterprisePage;
  closeHref: string;
  place?: string | undefined;
  previousHref?: string | null;
  nextHref?: string | null;
}

/** One enterprise beside the list: family with sums, stages, working group, follow-ups, and what may be done now. */
export function EnterpriseSheet({ page, closeHref, place, previousHref, nextHref }: EnterpriseSheetProps) {
  const { row, writable } = page;
  const tag = row.trade ? `${enterpriseKindLabels[row.kind]}・${row.trade}` : enterpriseKindLabels[row.kind];
  return (
    <SideSheet
      title={row.name}
      closeHref={closeHref}
      place={place}
      previousHref={previousHref}
      nextHref={nextHref}
      foot={
        <>
          {writable && <MoveButton {...page} />}
          {writable && row.stage !== "closed" && row.stage !== "covered" && <StallButton {...page} />}
          <ButtonLink href={`/enterprises/${row.id}`}>打开档案</ButtonLink>
        </>
      }
    >
      <p className="mb-2">
        <Tag>{tag}</Tag>
        <span className="mut ml-2">
          {row.no}　{row.unitName === row.districtName ? row.unitName : `${row.districtName}${row.unitName}`}
        </span>
      </p>
      {row.parentName && <p className="mb-2 mut">上级企业　{row.parentName}</p>}
      <FamilySums page={page} />
      <Remarks page={page} />
      <h3>
        家族树
        {page.family.sums.enterprises > 1 && (
          <Link href={hrefWith("/enterprises", { head: row.headId, closed: 0 })} prefetch={false}>
            全部 {page.family.sums.enterprises} 家
          </Link>
        )}
      </h3>
      <FamilyTree page={page} />
      <h3>推进阶段</h3>
      <StageTimeline page={page} />
      <h3>三级联合工作组</h3>
      <WorkingGroup page={page} />
      <h3>督办</h3>
      <FollowUpLines lines={page.followUps} />
    </SideSheet>
  );
}
