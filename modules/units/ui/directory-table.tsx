import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Tag } from "@/components/ui/tag";
import type { Column } from "@/vocab/column";
import { unitLevelLabels } from "@/vocab/unit-levels";
import type { DirectoryRow } from "../reads/directory";

const levelText = (level: string): string => unitLevelLabels[level as keyof typeof unitLevelLabels] ?? level;

const columns: Column<DirectoryRow>[] = [
  { key: "code", label: "代码", kind: "code", value: (r) => r.code },
  { key: "name", label: "名称", kind: "text", value: (r) => r.name, link: (r) => `/admin/units/${r.code}` },
  { key: "title", label: "工会全称", kind: "text", value: (r) => r.title },
  { key: "level", label: "层级", kind: "text", value: (r) => levelText(r.level) },
  { key: "parent", label: "上级", kind: "text", value: (r) => r.parent || "—" },
  {
    key: "children",
    label: "下级",
    kind: "count",
    value: (r) => r.children,
    link: (r) => (r.children > 0 ? `/admin/units?unit=${r.code}` : null),
  },
  { key: "liaison", label: "联络员", kind: "text", value: (r) => r.liaison },
  { key: "phone", label: "电话", kind: "text", value: (r) => r.phone || "—" },
  { key: "aliases", label: "别名", kind: "text", value: (r) => r.aliases.join("、") || "—" },
];

export function DirectoryTable({ rows }: { rows: readonly DirectoryRow[] }) {
  return (
    <DataTable
      caption="单位"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      cells={{
        liaison: (row) => (row.liaison ? row.liaison : <Tag dashed>空缺</Tag>),
        aliases: (row) => <span className="mut">{row.aliases.join("、") || "—"}</span>,
      }}
      actions={(row) => (
        <Link href={`/admin/units/${row.code}`} prefetch={false} aria-label={`维护 ${row.name}`}>
          维护
        </Link>
      )}
      card={{ name: "name", figures: ["liaison", "children"] }}
      empty={
        <EmptyState
          title="没有符合条件的单位"
          why="换一个名称、拼音或首字母"
          action={<ButtonLink href="/admin/units">回到全市</ButtonLink>}
        />
      }
    />
  );
}
