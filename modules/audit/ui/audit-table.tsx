import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { hrefWith } from "@/platform/search";
import { verbLabel } from "@/vocab/verbs";
import { auditColumns, subjectText } from "../columns";
import type { AuditRow } from "../reads/trail";
import type { AuditSearchInput } from "../search";
import { OutcomeMark } from "./outcome-mark";

interface AuditTableProps {
  rows: readonly AuditRow[];
  search: AuditSearchInput;
  /** One day: the time alone is shown. */
  oneDay: boolean;
}

export function AuditTable({ rows, search, oneDay }: AuditTableProps) {
  const openHref = (row: AuditRow) => hrefWith("/admin/audit", search, { sheet: row.id });
  return (
    <DataTable
      caption="审计日志，新的在前"
      columns={auditColumns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      current={search.sheet === undefined ? undefined : String(search.sheet)}
      dense
      fits
      cells={{
        at: (row) => <span className="sub nw">{oneDay ? row.at.slice(11) : row.at}</span>,
        verb: (row) => (
          <>
            <Link href={openHref(row)} prefetch={false} scroll={false} title="展开这一条">
              {verbLabel(row.verb)}
            </Link>
            {row.outcome !== "ok" && (
              <span className="ml-2 md:hidden">
                <OutcomeMark outcome={row.outcome} />
              </span>
            )}
          </>
        ),
        subject: (row) => <span className="sub">{subjectText(row)}</span>,
        outcome: (row) => <OutcomeMark outcome={row.outcome} />,
        note: (row) => <span className="sub">{row.note}</span>,
      }}
      card={{ name: "verb", figures: ["at", "person"] }}
      empty={
        <EmptyState
          title="这段时间没有符合条件的记录"
          why="换一个日期、动作或人员"
          action={<ButtonLink href="/admin/audit">查看今天</ButtonLink>}
        />
      }
    />
  );
}
