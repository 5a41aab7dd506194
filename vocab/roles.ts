export const roleLabels = {
  officer: "经办",
  reviewer: "审核",
  leader: "领导",
  planner: "专班",
  sysadmin: "系统管理员",
  secadmin: "安全管理员",
  auditor: "审计员",
} as const;
