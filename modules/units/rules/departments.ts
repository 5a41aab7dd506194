export interface NamedBody {
  name: string;
  shortName?: string;
  aliases?: string[];
  /** Syllables, space between. */
  pinyin: string;
}

/**
 * Departments and service bodies of the city federation that its plan names, in the order of their codes: append, never insert.
 * Not among them, though the plan names them: 行业主管部门, 行业协会, 人社部门 and 市温暖基金会 are outside bodies.
 */
export const cityDepartments: readonly NamedBody[] = [
  { name: "工作专班办公室", aliases: ["专班办公室", "工作专班", "专班"], pinyin: "gong zuo zhuan ban ban gong shi" },
  { name: "办公室", pinyin: "ban gong shi" },
  { name: "基层组织建设部", aliases: ["基层工作部"], pinyin: "ji ceng zu zhi jian she bu" },
  { name: "宣传教育部", aliases: ["宣教部"], pinyin: "xuan chuan jiao yu bu" },
  { name: "权益保障部", aliases: ["权益部"], pinyin: "quan yi bao zhang bu" },
  { name: "法律工作部", aliases: ["法律部"], pinyin: "fa lv gong zuo bu" },
  { name: "劳动和经济工作部", aliases: ["劳动经济工作部"], pinyin: "lao dong he jing ji gong zuo bu" },
  { name: "女职工部", aliases: ["女职工委员会办公室"], pinyin: "nv zhi gong bu" },
  { name: "财务部", pinyin: "cai wu bu" },
  { name: "职工服务部门", aliases: ["职工服务部"], pinyin: "zhi gong fu wu bu men" },
  {
    name: "12351职工服务中心",
    shortName: "职工服务中心",
    aliases: ["12351服务中心", "12351中心"],
    pinyin: "12351 zhi gong fu wu zhong xin",
  },
  {
    name: "北京市职工互助保障协会",
    shortName: "互助保障协会",
    aliases: ["市职工互助保障协会", "职工互助保障协会"],
    pinyin: "bei jing shi zhi gong hu zhu bao zhang xie hui",
  },
];

/** The city's industrial unions in the order of their codes: append, never insert. */
export const industrialUnions: readonly NamedBody[] = [
  union("教育工会", "jiao yu"),
  // The plan writes it with the courier federation that it leads in brackets.
  union("服务工会", "fu wu", ["北京市服务工会（快递行业工会联合会）"]),
  union("建筑工会", "jian zhu"),
  {
    name: "北京市快递行业工会联合会",
    shortName: "快递行业工会联合会",
    aliases: ["市快递行业工会联合会"],
    pinyin: "bei jing shi kuai di hang ye gong hui lian he hui",
  },
  union("工业（国防）工会", "gong ye guo fang", ["工业国防工会", "国防工会"]),
  union("交通运输工会", "jiao tong yun shu", ["市交通运输行业产业工会", "交通运输行业产业工会"]),
  union("金融工会", "jin rong"),
  union("政法卫生文化工会", "zheng fa wei sheng wen hua"),
  union("公用事业工会", "gong yong shi ye"),
  union("市直机关工会", "shi zhi ji guan", ["直属机关工会"]),
];

function union(shortName: string, syllables: string, aliases: string[] = []): NamedBody {
  return {
    name: `北京市${shortName}`,
    shortName,
    aliases: [`市${shortName}`, ...aliases],
    pinyin: `bei jing shi ${syllables} gong hui`,
  };
}
