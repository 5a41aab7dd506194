export function accountsText(accounts, password) {
  const rows = [["账号", "单位", "角色"], ...accounts.map(({ account, unit, roles }) => [account, unit, roles])];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => width(row[column]))) + 2);
  const lines = rows.map(([account, unit, roles]) => `  ${pad(account, widths[0])}${pad(unit, widths[1])}${roles}`);
  return `\n演示账号（初始密码都是 ${password}；全部为演示数据）：\n${lines.join("\n")}\n`;
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
