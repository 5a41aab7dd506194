/** Words for places that have no room for the plan's own: strip, cards, heads of narrow columns. */
const shortWords: Record<string, string> = {
  "强化思想政治引领，提升党组织及工会组织影响力": "强化思想政治引领",
  "坚持党建带工建，扩大工会组织有效覆盖": "扩大工会组织有效覆盖",
  "聚焦新业态、新就业群体办实事，有效解决急难愁盼问题": "有效解决急难愁盼问题",
  "畅通表达利益诉求渠道，推动维护新业态、新就业群体合法权益": "推动维护合法权益",
  广泛开展职工主题宣传教育活动: "主题宣传教育",
  "广泛宣传宣讲政策措施、服务项目、先进事迹": "政策典型宣传",
  合力推进工会组建: "合力推进组建",
  广泛吸引职工入会: "广泛吸引入会",
  发挥产业引领作用: "产业工会引领",
  深入基层了解情况: "深入了解情况",
  加强服务阵地建设: "服务阵地建设",
  密切联系提供优质服务: "提供优质服务",
  切实维护合法权益: "维护合法权益",
  积极构建和谐劳动关系: "构建和谐关系",
  分渠道新发展会员数: "新发展会员",
  互联网平台头部企业建会数: "头部企业建会",
  新建服务阵地数: "新建服务阵地",
  诉求件件回复率: "诉求回复率",
  健康体检投入金额: "健康体检投入",
};

/** The short form of a title, or the title itself where none is listed (a plan of other words stays readable). */
export const shortWord = (title: string): string => shortWords[title] ?? title;
