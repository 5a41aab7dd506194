export type UnitLevelName = "city" | "district" | "street" | "department" | "industrial_union";

export const unitLevelLabels: Record<UnitLevelName, string> = {
  city: "市",
  district: "区",
  street: "街道（乡镇）",
  department: "部门",
  industrial_union: "产业工会",
};
