import { isoOf } from "@/platform/dates";
import { offer } from "@/platform/export/offer";
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
