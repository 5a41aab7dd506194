import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { Field, Input } from "@/components/form/field";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { countText } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { Pager, SegTabs } from "@/components/ui/tabs";
import { addMonths, dayOf, isoOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";

import { workerGroupLabels } from "@/vocab/worker-groups";
import { takeBack } from "../actions";
import { kindText, lensLabels, movementColumns } from "../columns";
import type { ListCounts } from "../reads/counts";
import type { MovementRow } from "../reads/movements";
import type { Lens, MembershipSearchValues } from "../search";
import { MovementFilters } from "./movement-filters";
import { ground, lean, PATH, signed } from "./words";

interface MovementTableProps {
  rows: readonly MovementRow[];
  total: number;
  sum: number;
  counts: ListCounts["counts"];
  search: MembershipSearchValues;
  /** The asker's own unit where it may write; it takes its own movements back. */
  own: string | null;
  imports: boolean;
  /** YYYY-MM-DD. */
  today: string;
  /** Names of the 集中入会行动 to choose from. */
  campaigns: readonly string[];
}

const MONTHS = 24;

const shown = ["day", "no", "kind", "from", "to", "group", "channel", "persons", "recruiter", "state"];
const columns = movementColumns.filter((column) => shown.includes(column.key));
const labels: Record<Lens | "all", string> = { all: "全部", ...lensLabels };
const order = ["all", "join", "leave", "in", "out", "opening", "reversal"] as const;

/** Movements with tabs by side; corrected by reversals only, so there is no edit. */
export function MovementTable(props: MovementTableProps) {
  const { rows, total, sum, counts, search, own, imports, today, campaigns } = props;
  const all = lean(search);
  const here = (change: Record<string, unknown>) => `${hrefWith(PATH, all, change)}#movements`;
  const filtered = [
    "group",
    "channel",
    "period",
    "from",
    "to",
    "recruiter",
    "counted",
    "verified",
    "campaign",
    "batch",
    "id",
    "q",
  ].filter((key) => [all[key] ?? []].flat().length > 0 && all[key] !== "");
  // Opened by a figure only; the tabs are the sides.
  const opened = search.kind === "net" || search.kind === "moved" ? [search.kind] : [];
  return (
    <Card
      id="movements"
      title="会员变动"
      note={`${countText(total)} 笔，合计 ${countText(sum)} 人；只增不改，错了用冲正`}
      tools={imports && <Link href="/membership/import">导入记录</Link>}
    >
      <SegTabs
        label="类型"
        items={[...order, ...opened].map((kind) => ({
          label: labels[kind],
          href: here({ kind: kind === "all" ? "" : kind, page: "" }),
          current: kind === (search.kind ?? "all"),
          count: counts[kind],
        }))}
      />
      <MovementFilters
        search={search}
        months={monthsUpTo(today, search.period)}
        campaigns={campaigns}
        clear={filtered.length > 0}
      />
      <DataTable
        caption="会员变动"
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.id)}
        dense
        sort={{ current: search.sort, href: (sort) => here({ sort: sort === "-day" ? "" : sort, page: "" }) }}
        card={{ name: "group", figures: ["persons", "day"] }}
        cells={{
          day: (row) => <span className="nw">{row.day}</span>,
          group: (row) => (
            <>
              {workerGroupLabels[row.workerGroup]}
              <span className="md:hidden">
                {" "}
                <KindTag row={row} />
              </span>
            </>
          ),
          kind: (row) => <KindTag row={row} />,
          persons: (row) => (
            <>
              {row.persons === 0 && <span className="mut">{countText(row.count)} 人 </span>}
              <b>{signed(row.persons)}</b>
            </>
          ),
        }}
        {...(own ? { actions: (row: MovementRow) => <TakeBack row={row} own={own} /> } : {})}
        empty={
          <EmptyState
            title="没有符合条件的变动"
            why="换一个类型或期间再看，或清除筛选。"
            action={<Link href={hrefWith(PATH, ground(search))}>清除筛选</Link>}
          />
        }
      />
      {total > 0 && (
        <Pager
          page={search.page}
          size={search.size}
          total={total}
          unit="笔"
          href={(page) => here({ page: page === 1 ? "" : page })}
        />
      )}
    </Card>
  );
}

export function KindTag({ row }: { row: Pick<MovementRow, "kind" | "effect" | "fromInside" | "toInside"> }) {
  const text = kindText(row);
  const look = row.kind === "reversal" ? "rev" : row.toInside && !row.fromInside ? "in" : "out";
  return <span className={`mk ${look}`}>{text}</span>;
}

function TakeBack({ row, own }: { row: MovementRow; own: string }) {
  if (row.kind === "reversal" || row.reversedBy !== null || (row.toCode ?? row.fromCode) !== own)
    return <span className="mut">—</span>;
  return (
    <ActionForm action={takeBack} label={`冲正 ${row.no}`} className="inline-form">
      <input type="hidden" name="movement" value={row.id} />
      <ConfirmButton
        label="冲正…"
        confirm="冲正"
        look="text"
        small
        title={`冲正 ${row.no}`}
        consequence={`新增一笔冲正，把 ${workerGroupLabels[row.workerGroup]} ${row.count} 人退回原处；原记录保留不改。`}
      >
        <Field name="reason" label="原因" required>
          <Input maxLength={200} />
        </Field>
      </ConfirmButton>
    </ActionForm>
  );
}

/** The last months by name, and the one that is asked for. */
function monthsUpTo(today: string, asked: string | undefined): string[] {
  const at = dayOf(`${today.slice(0, 7)}-01`);
  const list = Array.from({ length: MONTHS }, (_, back) => isoOf(addMonths(at, -back)).slice(0, 7));
  return asked && !list.includes(asked) ? [...list, asked] : list;
}
