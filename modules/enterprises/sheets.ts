import { isoOf } from "@/platform/dates";
import { offer } from "@/platform/export/offer";
import { recordKindLabels, recordStepLabels } from "@/vocab/enterprise-records";
import { categoryLabels, enterpriseKindLabels } from "@/vocab/enterprises";
import { stageLabels } from "@/vocab/stages";
import { dwellBasis, enterpriseColumns, floatingColumns } from "./columns";
import { floatingUnionList } from "./reads/floating";
import { enterpriseRoster } from "./reads/roster";

/** /export/enterprises: the register under the page's own filters. */
export const enterpriseSheet = offer({
  id: "enterprises",
  title: "企业建会台账",
  listing: enterpriseRoster,
  columns: enterpriseColumns,
  totals: true,
  lines: (page) => [
    `填报单位：${page.unit.title}`,
    `统计截止日期：${isoOf(page.day)}`,
    "计量单位：家、人",
    `共 ${page.total} 家`,
  ],
  basis: () => [
    { label: "停留", text: dwellBasis },
    { label: "入会率", text: "会员人数 ÷ 从业人数，均为企业自报，与会员台账的余额无关" },
    { label: "具备条件", text: "会员不少于 25 人并已建立党组织" },
    { label: "应建会清单", text: "由市专班按条件和日期冻结；未冻结时全部未注销企业计入建会率的分母" },
  ],
  long: {
    rows: (page) => page.total,
    filters: {
      unit: { label: "单位", unit: true },
      asOf: { label: "截至" },
      seat: { label: "范围", words: { 1: "联合工作组" } },
      stage: { label: "阶段", words: stageLabels },
      kind: { label: "范围", words: enterpriseKindLabels },
      type: { label: "类型", words: categoryLabels },
      eligible: { label: "条件", words: { yes: "具备", no: "不具备" } },
      closed: { label: "注销", words: { 0: "否" } },
      stalled: { label: "受阻", words: { 1: "是", 0: "否" } },
      dwell: { label: "停留", words: { over: "超期" } },
      reached: { label: "到达月份" },
      listed: { label: "应建会清单", words: { 1: "清单内", 0: "清单外" } },
      group: { label: "工作组", words: { full: "三级齐备", short: "未齐备" } },
      record: { label: "记录", words: recordKindLabels },
      step: { label: "步骤", words: recordStepLabels },
      union: { label: "产业工会", words: { any: "隶属市级产业工会" }, unit: true },
      warn: { label: "数据质量", words: { 1: "有提醒" } },
      head: { label: "家族编号" },
      id: { label: "指定编号" },
      q: { label: "关键词" },
    },
  },
});

/** /export/floating-unions: streets with their 流动会员联合工会, blank ones too. */
export const floatingUnionSheet = offer({
  id: "floating-unions",
  title: "流动会员联合工会",
  listing: floatingUnionList,
  columns: floatingColumns,
  totals: true,
  lines: (page) => [
    `填报单位：${page.unit.title}`,
    `统计截止日期：${isoOf(page.today)}`,
    "计量单位：个、人",
    `街道（乡镇）${page.counts.total} 个，已设立 ${page.counts.set} 个`,
  ],
  basis: () => [{ label: "设立率", text: "已批复设立流动会员联合工会的街道（乡镇）数 ÷ 街道（乡镇）数" }],
});
