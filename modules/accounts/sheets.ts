import { offer } from "@/platform/export/offer";
import { accountColumns, roleText } from "./columns";
import { roster } from "./reads/roster";
import { roleKeys } from "./rules/roles";

/** /export/accounts: the list of accounts under the page's own filters. No secret is in it. */
export const accountsSheet = offer({
  id: "accounts",
  title: "账号名册",
  listing: roster,
  columns: accountColumns,
  lines: (page) => [`共 ${page.total} 个账号`, `单位 ${page.units} 个，部室、产业工会 ${page.others} 个`],
  basis: () => [
    { label: "状态", text: "依次取停用、空缺、锁定、首次登录、在用中最先符合的一个" },
    { label: "角色", text: roleKeys.map(roleText).join("、") },
  ],
});
