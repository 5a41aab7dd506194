import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { countText, DrillNumber } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { Pager } from "@/components/ui/tabs";
import { hrefWith } from "@/platform/search";
import type { Column } from "@/vocab/column";
import { categoryLabels, enterpriseKindLabels } from "@/vocab/enterprises";
import { organisedStages } from "@/vocab/stages";
import { enterpriseColumns } from "../columns";
import type { EnterpriseRow } from "../reads/rows";
import type { EnterpriseSearchValues } from "../search";
import { SelectableEnterprises } from "./selectable-enterprises";
import { Dwell, StageMark } from "./words";

interface EnterpriseTableProps {
  rows: readonly EnterpriseRow[];
  total: number;
  sums: { workers: number; members: number };
  /** Dated records of the kinds that the filter names. */
  records: number | null;
  search: EnterpriseSearchValues;
  /** Whether rows can be chosen: `mayI("follow-up.issue")`. */
  issues: boolean;
}

/** As many as one bulk issue takes. */
const BULK = 200;

const path = "/enterprises";
const shown = ["name", "stage", "dwell", "family", "members", "joined", "seat", "lastContact"];
const labels: Record<string, string> = { name: "企业", stage: "阶段", members: "会员/从业", family: "家族建会" };
const columns: Column<EnterpriseRow>[] = shown.map((key) => {
  const column = enterpriseColumns.find((one) => one.key === key)!;
  return { ...column, label: labels[key] ?? column.label, ...(key === "family" ? { kind: "count" as const } : {}) };
});

const about = (row: EnterpriseRow): string =>
  [
    row.kind === "head"
      ? row.trade || (row.category ? categoryLabels[row.category] : "")
      : enterpriseKindLabels[row.kind],
    row.unitName === row.districtName ? row.unitName : `${row.districtName}${row.unitName}`,
  ]
    .filter(Boolean)
    .join("　");

/** The list: name with type and place, stage, dwell, the family's unions, members of workers, the working group. A row opens its sheet. */
export function EnterpriseTable({ rows, total, sums, records, search, issues }: EnterpriseTableProps) {
  const { page, size, sheet, ...rest } = search;
  const here = (change: Record<string, unknown>) =>
    hrefWith(path, rest, { sort: search.sort === "name" ? "" : search.sort, ...change });
  const whole = hrefWith("/follow-ups/new", { from: here({}), level: "chase" });
  const table = (
    <Card
      title={`${countText(total)} 家`}
      note={`${records === null ? "" : `记录 ${countText(records)} 份，`}会员 ${countText(sums.members)} 人，从业 ${countText(sums.workers)} 人，均为企业自报；头部企业的家族数含下属、关联企业`}
      tools={
        issues &&
        total > 0 &&
        total <= BULK && (
          <Link href={whole} prefetch={false}>
            对这 {countText(total)} 家指派跟进
          </Link>
        )
      }
    >
      <DataTable
        {...(issues ? { pick: (row: EnterpriseRow) => row.name } : {})}
        caption="企业建会台账"
        fits
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.id)}
        current={sheet === undefined ? undefined : String(sheet)}
        sort={{ current: search.sort, href: (sort) => here({ sort }) }}
        card={{ name: "name", figures: ["stage", "members"] }}
        cells={{
          name: (row) => (
            <>
              <Link
                className="md:block md:max-w-[340px] md:truncate"
                href={here({ sheet: row.id, page: page === 1 ? "" : page })}
                prefetch={false}
                scroll={false}
              >
                {row.name}
              </Link>
              <span className="row-sub">{about(row)}</span>
            </>
          ),
          stage: (row) => <StageMark stage={row.stage} stalled={row.stalledOn !== null} />,
          dwell: (row) => <Dwell stage={row.stage} days={row.dwell} />,
          family: (row) =>
            row.kind === "head" ? (
              <span className="nw pair">
                <DrillNumber
                  value={row.familyOrganised}
                  href={hrefWith(path, { head: row.id, stage: organisedStages })}
                  title={`${row.name}家族中已建会的企业`}
                />
                <span className="mut">
                  /
                  <DrillNumber
                    value={row.family}
                    href={hrefWith(path, { head: row.id, closed: 0 })}
                    title={`${row.name}家族中未注销的企业`}
                  />
                </span>
              </span>
            ) : (
              <span className="mut">—</span>
            ),
          members: (row) => (
            <span className="nw">
              {countText(row.members)}
              <span className="mut">/{countText(row.workers)}</span>
            </span>
          ),
          lastContact: (row) => <span className="sub nw">{row.lastContact ?? "—"}</span>,
        }}
        empty={
          <EmptyState
            title="没有符合条件的企业"
            why="登记企业后，在这里从摸排建档一步步推进到规范运行。"
            action={<Link href={path}>查看全部企业</Link>}
          />
        }
      />
      {total > 0 && (
        <Pager
          page={page}
          size={size}
          total={total}
          unit="家"
          href={(to) => here({ page: to, size: size === 50 ? "" : size })}
        />
      )}
    </Card>
  );
  return issues ? <SelectableEnterprises rows={rows}>{table}</SelectableEnterprises> : table;
}
