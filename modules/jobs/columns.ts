import { timeText } from "@/platform/clock";
import type { Column } from "@/vocab/column";
import { jobLabels, jobStateLabels } from "@/vocab/jobs";
import type { JobRow } from "./reads/board";

const moment = (at: string | null) => (at === null ? null : timeText(at));

export const jobColumns = [
  { key: "name", label: "任务", kind: "text", value: (r) => jobLabels[r.name] },
  { key: "state", label: "状态", kind: "text", value: (r) => jobStateLabels[r.state] },
  { key: "due", label: "应运行", kind: "time", value: (r) => moment(r.dueAt) },
  { key: "started", label: "开始", kind: "time", value: (r) => moment(r.startedAt) },
  { key: "ended", label: "结束", kind: "time", value: (r) => moment(r.endedAt) },
  { key: "attempts", label: "次数", kind: "text", value: (r) => `${r.attempts} / ${r.most}` },
  { key: "fault", label: "最近一次失败", kind: "text", value: (r) => r.fault },
] satisfies Column<JobRow>[];
