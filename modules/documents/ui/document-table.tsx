import { FilterBar, FilterSelect } from "@/components/form/filter-bar";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Pager } from "@/components/ui/tabs";
import { Tag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import { documentKindLabels, documentStateLabels } from "@/vocab/documents";
import { documentColumns } from "../columns";
import type { DocumentList } from "../reads/list";
import type { DocumentSearchValues } from "../search";

const path = "/documents";

const choices = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Filters and the list of documents; a row opens its document. */
export function DocumentTable({ list, search }: { list: DocumentList; search: DocumentSearchValues }) {
  const { page, ...rest } = search;
  const { kind, period, state, unit } = rest;
  const set = [kind, period, state, unit].some((value) => value !== undefined);
  return (
    <>
      <FilterBar action={path} keep={{ unit }} clearHref={set ? path : undefined}>
        <FilterSelect name="kind" label="文种" value={kind} options={choices(documentKindLabels)} />
        <FilterSelect
          name="period"
          label="期间"
          value={period}
          options={list.drafting.months.map((month) => ({ value: month, label: month }))}
        />
        <FilterSelect name="state" label="状态" value={state} options={choices(documentStateLabels)} />
      </FilterBar>
      <Card title={`${list.total} 件`} note="本单位范围内的文稿，以及上级印发的通报和发给本单位的督办单">
        <DataTable
          caption="文稿"
          columns={documentColumns}
          rows={list.rows}
          rowKey={(row) => String(row.id)}
          card={{ name: "title", figures: ["number", "issued"] }}
          cells={{
            state: (row) => <Tag dashed={row.state === "draft"}>{documentStateLabels[row.state]}</Tag>,
          }}
          empty={
            <EmptyState
              title={set ? "没有符合条件的文稿" : "还没有文稿"}
              why="通报和进展报告由统计数字按规则起草，可以修改文字；全市定稿以后编号印发。"
            />
          }
        />
        {list.total > list.size && (
          <Pager page={page} size={list.size} total={list.total} href={(to) => hrefWith(path, rest, { page: to })} />
        )}
      </Card>
    </>
  );
}
