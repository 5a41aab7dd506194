/** 八大群体 and the two beside them, in the fixed order of the charts: the place in this list is the series' colour. */
export const workerGroups = [
  "rider",
  "courier",
  "trucker",
  "domestic",
  "mall",
  "agent",
  "carer",
  "guard",
  "driver",
  "other",
] as const;

export type WorkerGroup = (typeof workerGroups)[number];

export const workerGroupLabels: Record<WorkerGroup, string> = {
  rider: "网约送餐员",
  courier: "快递员",
  trucker: "货车司机",
  domestic: "家政服务员",
  mall: "商场信息员",
  agent: "房产中介员",
  carer: "护工护理员",
  guard: "保安员",
  driver: "网约车司机",
  other: "其他平台灵活就业",
};

/** 八大群体; 网约车司机 and 其他平台灵活就业 stand beside them. */
export const eightGroups: readonly WorkerGroup[] = workerGroups.slice(0, 8);
export const flexibleGroups: readonly WorkerGroup[] = workerGroups.slice(8);

/** Other names that officers write. */
export const workerGroupAliases: Readonly<Record<string, WorkerGroup>> = {
  外卖送餐员: "rider",
  网约配送员: "rider",
  外卖骑手: "rider",
  代驾司机: "other",
};
