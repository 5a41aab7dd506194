import type { IndicatorKind } from "@/vocab/indicator-kinds";
import type { LedgerId } from "@/vocab/ledgers";

/** A figure that a ledger keeps: its key in `figures`, how it is counted, and the tasks (序号 of the shipped table) that it serves. */
export interface LedgerIndicator {
  key: string;
  ledger: LedgerId;
  name: string;
  unitName: string;
  kind: IndicatorKind;
  /** 口径. */
  basis: string;
  seqs: readonly number[];
  /** The list whose rows are behind the figure; `unit` is added by whoever links. */
  rows: string;
}

const enterprises: Omit<LedgerIndicator, "ledger">[] = [
  {
    key: "enterprises.surveyed",
    name: "应建会企业清单核实率",
    unitName: "%",
    kind: "ratio",
    basis: "应建会清单中已摸排建档的企业数 ÷ 应建会清单企业数",
    seqs: [8],
    rows: "/enterprises?listed=1",
  },
  {
    key: "enterprises.organised",
    name: "应建会企业建会率",
    unitName: "%",
    kind: "ratio",
    basis: "应建会清单中已建会、规范运行的企业数 ÷ 应建会清单企业数（清单未冻结时为全部未注销企业）",
    seqs: [9],
    rows: "/enterprises?listed=1&stage=established&stage=operating",
  },
  {
    key: "enterprises.heads.platform",
    name: "互联网平台头部企业建会数",
    unitName: "家",
    kind: "count",
    basis: "类型为互联网平台的头部企业中已建会、规范运行的家数",
    seqs: [10],
    rows: "/enterprises?kind=head&type=platform&stage=established&stage=operating",
  },
  {
    key: "enterprises.heads.express",
    name: "品牌快递企业建会数",
    unitName: "家",
    kind: "count",
    basis: "类型为品牌快递的头部企业中已建会、规范运行的家数",
    seqs: [11],
    rows: "/enterprises?kind=head&type=express&stage=established&stage=operating",
  },
  {
    key: "enterprises.family",
    name: "下属、关联企业建会（覆盖）率",
    unitName: "%",
    kind: "ratio",
    basis: "下属、关联企业中已建会、规范运行、已覆盖的家数 ÷ 未注销的下属、关联企业数",
    seqs: [12],
    rows: "/enterprises?kind=subsidiary&kind=affiliate&stage=established&stage=operating&stage=covered",
  },
  {
    key: "enterprises.working-groups",
    name: "三级联合工作组覆盖率",
    unitName: "%",
    kind: "ratio",
    basis: "市、区、街道三级席位齐备的头部企业数 ÷ 未注销的头部企业数",
    seqs: [13],
    rows: "/enterprises?kind=head&group=full&closed=0",
  },
  {
    key: "enterprises.floating-unions",
    name: "流动会员联合工会设立率",
    unitName: "%",
    kind: "ratio",
    basis: "已批复设立流动会员联合工会的街道（乡镇）数 ÷ 街道（乡镇）数",
    seqs: [14],
    rows: "/enterprises/floating-unions?state=set",
  },
  {
    key: "enterprises.industrial",
    name: "新建行业工会组织数",
    unitName: "家",
    kind: "count",
    basis: "隶属市级产业工会、已建会或规范运行的企业数",
    seqs: [28],
    rows: "/enterprises?union=any&stage=established&stage=operating",
  },
  {
    key: "enterprises.consulting",
    name: "开展协商的企业数",
    unitName: "家",
    kind: "count",
    basis: "有集体协商记录（要约、应约或签约）的企业数，一企一计",
    seqs: [47],
    rows: "/enterprises?record=consultation",
  },
  {
    key: "enterprises.agreements",
    name: "行业协商协议（合同）份数",
    unitName: "份",
    kind: "count",
    basis: "集体协商签约记录的份数",
    seqs: [48],
    rows: "/enterprises?record=consultation&step=signed",
  },
  {
    key: "enterprises.inspected",
    name: "督促检查平台企业数",
    unitName: "家",
    kind: "count",
    basis: "有安全生产督促检查记录的企业数，一企一计",
    seqs: [49],
    rows: "/enterprises?record=inspection",
  },
  {
    key: "enterprises.reviewed",
    name: "督促平台企业数",
    unitName: "家",
    kind: "count",
    basis: "有规则和算法审查记录的企业数，一企一计",
    seqs: [54],
    rows: "/enterprises?record=rules_review",
  },
  {
    key: "enterprises.democratic",
    name: "已建会企业民主管理开展率",
    unitName: "%",
    kind: "ratio",
    basis: "有职代会、民主恳谈会记录的已建会企业数 ÷ 已建会、规范运行的企业数",
    seqs: [55],
    rows: "/enterprises?record=congress&record=talk&stage=established&stage=operating",
  },
  {
    key: "enterprises.harmony",
    name: "培育企业数",
    unitName: "家",
    kind: "count",
    basis: "列入和谐劳动关系培育的企业数，一企一计",
    seqs: [56],
    rows: "/enterprises?record=harmony",
  },
];

const membership: Omit<LedgerIndicator, "ledger">[] = [
  {
    key: "membership.verified",
    name: "八大群体会员台账核实率",
    unitName: "%",
    kind: "ratio",
    basis: "90 天内盘点过余额的单位的会员数 ÷ 在册会员数",
    seqs: [15],
    rows: "/membership?verified=1",
  },
  {
    key: "membership.flexible",
    name: "平台灵活就业会员在册数",
    unitName: "人",
    kind: "count",
    basis: "网约车司机、其他平台灵活就业两类会员的余额",
    seqs: [16],
    rows: "/membership?group=driver&group=other",
  },
  {
    key: "membership.joins",
    name: "分渠道新发展会员数",
    unitName: "人",
    kind: "count",
    basis: "方案期内入会人次，各渠道合计，不去重",
    seqs: [18],
    rows: "/membership?counted=1",
  },
  {
    key: "membership.joins.platform",
    name: "经企业平台入会人数",
    unitName: "人",
    kind: "count",
    basis: "方案期内经企业平台入会的人次，不去重",
    seqs: [19],
    rows: "/membership?counted=1&channel=platform",
  },
  {
    key: "membership.transfers",
    name: "跨区入会及转接按时办结率",
    unitName: "%",
    kind: "ratio",
    basis: "期限内接收的转接人数 ÷ 发起的转接人数",
    seqs: [20],
    rows: "/membership/offers?state=accepted&term=kept&side=in",
  },
  {
    key: "membership.joins.courier",
    name: "新发展快递员会员数",
    unitName: "人",
    kind: "count",
    basis: "方案期内快递员入会人次，不去重",
    seqs: [22],
    rows: "/membership?counted=1&group=courier",
  },
  {
    key: "membership.joins.rider",
    name: "新发展网约送餐员会员数",
    unitName: "人",
    kind: "count",
    basis: "方案期内网约送餐员入会人次，不去重",
    seqs: [23],
    rows: "/membership?counted=1&group=rider",
  },
  {
    key: "membership.joins.driver",
    name: "新发展网约车司机会员数",
    unitName: "人",
    kind: "count",
    basis: "方案期内网约车司机入会人次，不去重",
    seqs: [24],
    rows: "/membership?counted=1&group=driver",
  },
  {
    key: "membership.joins.trucker",
    name: "新发展货车司机会员数",
    unitName: "人",
    kind: "count",
    basis: "方案期内货车司机入会人次，不去重",
    seqs: [25],
    rows: "/membership?counted=1&group=trucker",
  },
];

/** Every figure that a ledger keeps; a task is counted by one once its ledger is in use. */
export const ledgerIndicators: readonly LedgerIndicator[] = [
  ...enterprises.map((indicator) => ({ ...indicator, ledger: "enterprises" as const })),
  ...membership.map((indicator) => ({ ...indicator, ledger: "membership" as const })),
];

const byKey = new Map(ledgerIndicators.map((indicator) => [indicator.key, indicator]));

/** The ledger's list behind a figure, as path and search; null for a figure that is reported by hand. */
export const rowsOf = (key: string): string | null => byKey.get(key)?.rows ?? null;
