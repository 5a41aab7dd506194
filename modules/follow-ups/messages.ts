import type { FollowUpState } from "@/vocab/follow-up-states";
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
  officerOfOne: "只选一个承办单位时才能指定承办人",
};
