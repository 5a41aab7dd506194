import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { Pager } from "@/components/ui/tabs";
import { roster } from "@/modules/accounts";
import { AccountSearch } from "@/modules/accounts/search";
import { AccountFilters } from "@/modules/accounts/ui/account-filters";
import { AccountTable } from "@/modules/accounts/ui/account-table";
import { unitChoices } from "@/modules/units";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "账号与角色" };

export default async function AccountsPage({ searchParams }: PageProps<"/admin/accounts">) {
  const { search, notices } = readSearch(AccountSearch, await searchParams);
  const { rows, counts, all, total, units, others } = await ask(roster, search);
  const choices = await ask(unitChoices, {});
  const exported = { ...search, page: undefined, size: undefined };
  return (
    <Page
      title="账号与角色"
      note={`账号 ${all}，单位 ${units} + 部室、产业工会 ${others}`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <>
          <ButtonLink href="/admin/accounts/import">导入名册</ButtonLink>
          <ButtonLink href={hrefWith("/export/accounts", exported, { format: "xlsx" })} download shortcut="export">
            导出 Excel
          </ButtonLink>
          <ButtonLink href="/admin/accounts/new" look="primary">
            新建账号
          </ButtonLink>
        </>
      }
    >
      <NoticeBar tone="info">
        安全管理员管理账号和角色，看不到业务数据；系统管理员、安全管理员、审计员三个角色不得兼任。所有操作记入审计。
      </NoticeBar>
      <AccountFilters search={search} counts={counts} all={all} units={choices} />
      <section className="card" aria-label="账号列表">
        <AccountTable rows={rows} search={search} />
        <Pager
          page={search.page}
          size={search.size}
          total={total}
          href={(page) => hrefWith("/admin/accounts", search, { page })}
          unit="个"
        />
      </section>
    </Page>
  );
}
