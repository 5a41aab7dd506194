/** Why an address may not be a robot's; null when it may. `origins` is the operator's list of hosts that the board may speak to. */
export function addressObjection(address: string, origins: readonly string[]): string | null {
  if (!URL.canParse(address)) return "请粘贴群机器人的完整地址";
  const url = new URL(address);
  if (url.username || url.password) return "地址中不能带用户名和密码";
  if (!origins.includes(url.origin))
    return `只允许发往：${origins.map((origin) => origin.replace("https://", "")).join("、")}`;
  return null;
}
