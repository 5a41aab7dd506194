import type { ImportColumn } from "@/modules/imports";

/** Columns of 建会台账. */
export const enterpriseImportColumns: ImportColumn[] = [
  { key: "no", label: "企业编号", aliases: ["编号", "企业代码"], required: true },
  { key: "name", label: "企业名称", aliases: ["名称", "单位名称", "企业全称"], required: true },
  { key: "kind", label: "企业类型", aliases: ["类型", "企业类别"], required: true },
  { key: "category", label: "平台类型", aliases: ["平台类别", "头部类型"], required: false },
  { key: "parent", label: "上级企业", aliases: ["上级单位", "所属集团", "母公司"], required: false },
  { key: "district", label: "所属区", aliases: ["区", "所在区", "行政区"], required: true },
  { key: "street", label: "街道（乡镇）", aliases: ["街道", "街乡镇", "所属街道", "所在街道"], required: false },
  { key: "workers", label: "从业人数", aliases: ["职工人数", "从业人员", "职工数"], required: true },
  { key: "members", label: "会员人数", aliases: ["会员数", "工会会员"], required: true },
  { key: "party", label: "是否建立党组织", aliases: ["党组织", "是否有党组织"], required: true },
  { key: "stage", label: "建会阶段", aliases: ["阶段", "推进阶段"], required: true },
  { key: "on", label: "阶段日期", aliases: ["日期", "到达日期"], required: false },
  { key: "contact", label: "联系人", aliases: ["企业联系人"], required: false },
  { key: "reason", label: "受阻原因", aliases: ["原因"], required: false },
  { key: "note", label: "备注", aliases: ["说明"], required: false },
];

export const labelOf = new Map(enterpriseImportColumns.map((column) => [column.key, column.label]));
