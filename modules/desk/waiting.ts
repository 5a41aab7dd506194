import type { followUpsWaiting, WaitingRow } from "@/modules/follow-ups";
import type { InstructionRow } from "@/modules/instructions";
import type { AttentionRow, RequestRow, ToReport } from "@/modules/plan";
import type { DueReport, ToReview } from "@/modules/reports";
import { hrefWith } from "@/platform/search";
import { followUpStateLabels } from "@/vocab/follow-up-states";
import { levelLabels } from "@/vocab/levels";
import { marks } from "@/vocab/marks";
import { requestKindLabels } from "@/vocab/requests";
import type { Status } from "@/vocab/status";

export interface WaitingItem {
  key: string;
  title: string;
  /** One line below: who, when, how far. */
  sub: string;
  href: string;
  action: string;
  /** Calendar days to the day that counts, negative when past; null without one. */
  days: number | null;
  /** Words for the distance where the days alone would not do. */
  when?: string;
  light: { status: Status; label: string } | null;
}

export interface WaitingGroup {
  id: string;
  title: string;
  count: number;
  href: string;
  /** Whether it counts in 待办 n: what is late is shown, but nobody waits for it. */
  counted: boolean;
  items: WaitingItem[];
}

interface Sources {
  followUps: Awaited<ReturnType<(typeof followUpsWaiting)["as"]>>;
  decisions: RequestRow[];
  instructions?: readonly InstructionRow[];
  reports: ToReport[];
  /** 进展报告: own periods that are due, and how many of the units below are to be decided on. */
  periodic: { decide: number; review: ToReview[]; due: DueReport[] };
  attention: AttentionRow[];
}

/** Everything that waits for the asker's post, by kind, in the order in which it is handled; kinds with nothing are left out. */
export function groupsOf({
  followUps,
  instructions = [],
  decisions,
  reports,
  periodic,
  attention,
}: Sources): WaitingGroup[] {
  const mine = (states: string) => `/follow-ups?mine=1&${states}`;
  const groups: WaitingGroup[] = [
    {
      id: "instructions",
      title: "领导批示",
      count: instructions.length,
      href: "/instructions?mine=1",
      counted: true,
      items: instructions.map(instructionOf),
    },
    {
      id: "close",
      title: "待销号",
      ...follow(followUps.close, "销号", (row) => `${row.unitTitle} ${day(row.lastAt)} 反馈`),
      href: mine("state=submitted"),
    },
    {
      id: "extend",
      title: "待决定延期",
      ...follow(followUps.extend, "决定", (row) => `${row.unitTitle} ${day(row.lastAt)} 申请延期`),
      href: mine("asked=1"),
    },
    {
      id: "sign",
      title: "待签收督办",
      ...follow(followUps.sign, "签收", (row) => `${row.issuerTitle} ${day(row.issuedOn)} 发出`),
      href: mine("state=issued"),
    },
    {
      id: "handle",
      title: "待办理督办",
      ...follow(followUps.handle, "办理", (row) => `${row.issuerTitle}签发，${followUpStateLabels[row.state]}`),
      href: mine("state=signed&state=in_progress&state=returned"),
    },
    {
      id: "requests",
      title: "待决定申请",
      count: decisions.length,
      href: "/desk#requests",
      counted: true,
      items: decisions.map(decisionOf),
    },
    {
      id: "review",
      title: "待审核报告",
      count: periodic.decide,
      href: "/reports?hint=review",
      counted: true,
      items: periodic.review.map(reviewOf),
    },
    {
      id: "due-reports",
      title: "待报送报告",
      count: periodic.due.length,
      href: "/reports",
      counted: true,
      items: periodic.due.map(dueReportOf),
    },
    {
      id: "attention",
      title: "临期与逾期任务",
      count: attention.length,
      // By number: no filter of the table is late or near with too little done.
      href: `/plan?${attention.map((row) => `id=${row.id}`).join("&")}`,
      counted: false,
      items: attention.map(attentionOf),
    },
    {
      id: "to-report",
      title: "待填报",
      count: reports.length,
      href: "/desk#to-report",
      counted: true,
      items: reports.map(reportOf),
    },
  ];
  return groups.filter((group) => group.count > 0);
}

/** Day and month of a date or moment. */
const day = (iso: string) => iso.slice(5, 10);

/** What is late or near shows a light; the rest of the list stays quiet. */
function lightOf(days: number): WaitingItem["light"] {
  if (days < 0) return { status: "overdue", label: "逾期" };
  if (days === 0) return { status: "at_risk", label: "今天" };
  return days <= 3 ? { status: "at_risk", label: "临期" } : null;
}

function follow(kind: { count: number; rows: WaitingRow[] }, action: string, sub: (row: WaitingRow) => string) {
  const items = kind.rows.map(
    (row): WaitingItem => ({
      key: `follow-${row.id}`,
      title: `${levelLabels[row.level]}　${row.title}`,
      sub: sub(row),
      href: `/follow-ups?mine=1&sheet=${row.id}`,
      action,
      days: row.daysLeft,
      light: lightOf(row.daysLeft),
    }),
  );
  return { count: kind.count, counted: true, items };
}

function instructionOf(row: InstructionRow): WaitingItem {
  return {
    key: `instruction-${row.id}`,
    title: `“${row.text}”`,
    sub: `${row.authorName}批示：${row.subjectTitle}`,
    href: `/instructions?id=${row.id}`,
    action: "办理",
    days: null,
    when: `${day(row.at)} 批示`,
    light: null,
  };
}

function decisionOf(row: RequestRow): WaitingItem {
  const change = row.kind === "extension" ? `${row.oldDue ?? "无期限"} 延至 ${row.newDue}，` : "";
  return {
    key: `request-${row.id}`,
    title: `${row.unitName} 申请${requestKindLabels[row.kind]}　${row.taskTitle}`,
    sub: `${change}${row.reason}`,
    href: `/plan/${row.taskId}?unit=${row.unitCode}`,
    action: "审批",
    days: null,
    when: `${day(row.askedAt)} 提出`,
    light: null,
  };
}

function attentionOf(row: AttentionRow): WaitingItem {
  const days = row.daysLate === null ? (row.daysLeft ?? 0) : -row.daysLate;
  const rate = !row.running
    ? marks.ledgerOff
    : row.progress === null
      ? "尚无数据"
      : `完成 ${Math.floor(row.progress * 1000) / 10}%`;
  return {
    key: `task-${row.id}`,
    title: row.title,
    sub: `${row.code}　${row.due ?? ""} 到期，${rate}`,
    href: `/plan/${row.id}`,
    action: "查看",
    days,
    light: days < 0 ? lightOf(days) : { status: "at_risk", label: days === 0 ? "今天" : "临期" },
  };
}

function reportOf(row: ToReport): WaitingItem {
  return {
    key: `report-${row.id}`,
    title: row.title,
    sub: `${row.indicatorName}，${row.soFar}，${row.lastDay ? `上次填报 ${day(row.lastDay)}` : "尚未填报"}`,
    href: `/plan/${row.id}`,
    action: "填报",
    days: row.daysLeft,
    when: `${row.period}${row.daysLeft === 0 ? "，今天截止" : `，剩 ${row.daysLeft} 天`}`,
    light: row.daysLeft === 0 ? { status: "at_risk", label: "今天" } : null,
  };
}

function reviewOf(row: ToReview): WaitingItem {
  return {
    key: `review-${row.period}`,
    title: `${row.label}报告 ${row.n} 个`,
    sub: `最早 ${day(row.since)} 报送`,
    href: hrefWith("/reports", { period: row.period, hint: "review" }),
    action: "审核",
    days: null,
    when: "待审核",
    light: null,
  };
}

function dueReportOf(row: DueReport): WaitingItem {
  return {
    key: `due-report-${row.period}`,
    title: `${row.label}报告`,
    sub: row.look === "returned" ? "已退回，修改后重新报送" : `${row.due} 截止，尚未报送`,
    href: hrefWith(`/reports/${row.month}`, { part: row.period === row.month ? "" : row.period }),
    action: row.look === "returned" ? "修改" : "填报",
    days: row.daysLeft,
    light: lightOf(row.daysLeft),
  };
}
