import type { FollowUpState } from "@/vocab/follow-up-states";
import type { FollowUpLevel } from "@/vocab/levels";
import type { Status } from "@/vocab/status";
import type { Side } from "./rules/flow";

export const objections = {
  changed: "本事项刚刚有变动，请刷新后再处理",
  changedBy: (unit: string, name: string, time: string, did: string) =>
    `${unit} ${name} 已于 ${time} 先行处理（${did}），请刷新后再处理`,
  wrongSide: {
    receiver: "这一步由承办单位办理",
    issuer: "这一步由签发单位处理",
  } satisfies Record<Side, string>,
  wrongState: {
    issued: "本事项还没有签收",
    signed: "本事项已经签收，还没有提交反馈",
    in_progress: "本事项正在办理，还没有提交反馈",
    submitted: "反馈已经提交，由签发单位处理",
    returned: "本事项已被退回，请补充后再提交",
    closed: "本事项已经销号，不再变动",
  } satisfies Record<FollowUpState, string>,
  ownUnit: "不能向本单位签发，请选择下级单位",
  outside: "有承办单位不在本单位范围内",
  noTask: "有任务已不存在，请回到任务分解表重新选择",
  pastDue: "办结期限不能早于今天",
  officer: "承办人不在所选单位，或不能办理跟进事项",
  noReceiver: "请选择承办单位",
  officerOfOne: "只选一个承办单位时才能指定承办人",
  openBelow: (n: number) => `下级督办尚有 ${n} 项未销号，请写明先行提交的原因`,
  closeBelow: (n: number) => `下级督办尚有 ${n} 项未销号，请写明仍予销号的理由`,
  twice: "同一事项选了两次，请返回列表重新选择",
  extendLate: (due: string) => `期限 ${due} 已过，延期须在期限前申请`,
  extendEarlier: (due: string) => `新的期限须晚于 ${due}`,
  extendTwice: "已有一次延期申请在等签发单位决定",
  extendPast: (day: string) => `申请的新期限 ${day} 已过，不能再同意`,
  noExtension: "没有待决定的延期申请",
  outsideOne: "转入单位须在本单位范围内",
  reviewerPasses: "转给下级单位须由审核人员办理",
  childrenStay: "还有未销号的下级督办，不能转给其他单位",
  samePost: "承办人没有变化，请选择其他人",
  notHigher: "只能升为更高的级别",
  notOwn: "只能分解本单位承办、已签收的事项",
  afterParent: (due: string) => `下级期限不能晚于本事项的期限 ${due}`,
  noInstruction: "批示不存在或不在本单位范围内",
  noneIssued: (why: string) => `没有发出：${why}`,
  templateChanged: (name: string, time: string) => `模板已由 ${name} 于 ${time} 修改，请刷新后再改`,
  template: "模板不存在，可能已被删除",
};

interface DraftStanding {
  status: Status;
  progress: number | null;
  expected: number | null;
  daysLate: number | null;
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

const doing: Record<Status, string> = {
  overdue: "逾期未完成，限期办结",
  behind: "进度滞后，补齐缺口",
  at_risk: "临近时限，加快推进",
  on_track: "按期推进",
  not_started: "做好启动准备",
  no_target: "确定目标",
  done: "巩固成果",
};

/** 新建职工之家：进度滞后，补齐缺口. */
export const draftTitle = (task: string, standing: DraftStanding | null): string =>
  `${task}：${doing[standing?.status ?? "on_track"]}`.slice(0, 120);

function standingText({ progress, expected, daysLate }: DraftStanding): string {
  const late = daysLate ? `已逾期 ${daysLate} 天，` : "";
  const share =
    progress === null ? "" : `目前完成 ${percent(progress)}${expected === null ? "" : `，应达 ${percent(expected)}`}。`;
  return late && !share ? `${late.slice(0, -1)}。` : late + share;
}

const asking: Record<FollowUpLevel, string> = {
  remind: "请关注进度，按时间节点推进，并反馈下一步安排。",
  chase: "请抓紧推进，说明滞后原因和补齐时间，并报下一步安排。",
  supervise: "请于期限前补齐差距，逐项列明未完成原因、责任人和完成时间，办结后提交反馈。",
  listed: "本事项挂牌督办。请单位负责人牵头限期办结，每周报告进展，办结后提交反馈申请销号。",
};

/** Why a row of a bulk issue was left out. */
export const leftOut = {
  open: "已有在办事项",
  gone: "企业已不在台账中",
  ownUnit: "企业属本单位，不能向本单位签发",
  outside: "承办单位不在本单位范围内",
};

/** The requirement in the level's words; one task brings its figures along. */
export function draftBody(level: FollowUpLevel, standings: readonly (DraftStanding | null)[]): string {
  const [only, more] = standings;
  return (only && !more ? standingText(only) : "") + asking[level];
}

/** 2026-10 → 2026 年 10 月, 2026-W41 → 2026 年第 41 周, 2026-Q3 → 2026 年第 3 季度. */
const periodText = (period: string): string => {
  const [year, part = ""] = period.split("-");
  if (part.startsWith("W")) return `${year} 年第 ${Number(part.slice(1))} 周`;
  return part.startsWith("Q") ? `${year} 年第 ${part.slice(1)} 季度` : `${year} 年 ${Number(part)} 月`;
};

/** Titles proposed for what a follow-up is about beside a task. */
export const aboutTitle = {
  report: (period: string) => `${periodText(period)}进展报告未报`,
  enterprise: (name: string, stalled: boolean) => `${name}${stalled ? "建会受阻，限期化解" : "建会推进"}`.slice(0, 120),
};
