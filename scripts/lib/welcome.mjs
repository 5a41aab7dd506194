// The demo's fixed accounts, as db/seed/demo.ts makes them.
const DEMO_ACCOUNTS = [
  ["city", "市总工会新就业形态劳动者工作专班", "审核、计划管理"],
  ["dept", "市总工会基层组织建设部", "部门填报"],
  ["chaoyang", "朝阳区总工会", "区级审核"],
  ["heping", "朝阳区和平街街道总工会", "街道填报"],
  ["haidian", "海淀区总工会", "区级审核"],
  ["leader", "市总工会", "领导（只读）"],
  ["sysadmin", "系统", "系统管理员"],
  ["secadmin", "系统", "安全保密管理员"],
  ["auditor", "系统", "安全审计员"],
];

export function accountsText(password) {
  const rows = [["账号", "单位", "角色"], ...DEMO_ACCOUNTS];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => width(row[column]))) + 2);
  const lines = rows.map(([account, unit, role]) => `  ${pad(account, widths[0])}${pad(unit, widths[1])}${role}`);
  return `\n演示账号（密码都是 ${password}；全部为演示数据）：\n${lines.join("\n")}\n`;
}

export function passwordsText(passwords) {
  const lines = passwords.map(({ account, password }) => `  ${pad(account, 12)}${password}`);
  return `\n三员账号的一次性密码（只显示这一次，首次登录须改）：\n${lines.join("\n")}\n`;
}

/** A Chinese character takes two columns of a terminal. */
function width(text) {
  return [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
}

function pad(text, to) {
  return text + " ".repeat(Math.max(1, to - width(text)));
}
