import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { StatusIcon } from "@/components/ui/status-light";
import { Tag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import { accountColumns, roleText } from "../columns";
import type { AccountRow } from "../reads/roster";
import { isSeparated } from "../rules/roles";
import { type AccountSearchInput, stateLabels } from "../search";

/** What an administrator does next with an account in this state. */
const nextSteps: Record<AccountRow["state"], string> = {
  active: "管理",
  first: "管理",
  vacant: "指定人员",
  locked: "解锁",
  disabled: "启用",
};

function State({ row }: { row: AccountRow }) {
  if (row.state !== "locked")
    return <span className={row.state === "active" ? undefined : "mut"}>{stateLabels[row.state]}</span>;
  return (
    <span className="st warn bare">
      <StatusIcon shape="warn" />
      锁定
    </span>
  );
}

export function AccountTable({ rows, search }: { rows: readonly AccountRow[]; search: AccountSearchInput }) {
  return (
    <DataTable
      caption="账号"
      columns={accountColumns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ current: search.sort, href: (sort) => hrefWith("/admin/accounts", search, { sort, page: undefined }) }}
      cells={{
        roles: (row) => (
          <span className="nw">
            {row.roles.map((role) => (
              <span key={role}>
                <Tag dashed={isSeparated(role)}>{roleText(role)}</Tag>{" "}
              </span>
            ))}
          </span>
        ),
        state: (row) => <State row={row} />,
      }}
      actions={(row) => (
        <Link href={`/admin/accounts/${row.id}`} prefetch={false} aria-label={`${nextSteps[row.state]} ${row.account}`}>
          {nextSteps[row.state]}
        </Link>
      )}
      card={{ name: "account", figures: ["name", "unit"] }}
      fits
      empty={
        <EmptyState
          title="没有符合条件的账号"
          why={search.q ? `条件：${search.q}` : "换一个状态、单位或角色"}
          action={<ButtonLink href="/admin/accounts">清除筛选</ButtonLink>}
        />
      }
    />
  );
}
