import { timeText } from "@/platform/clock";
import type { Column } from "@/vocab/column";
import { formatLabels, standingLabels } from "@/vocab/exports";
import type { FileRow } from "./reads/mine";

const dayText = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", month: "long", day: "numeric" });

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** 12月2日; null for what is no file yet. */
export const untilText = ({ expiresAt }: FileRow): string | null => expiresAt && dayText.format(new Date(expiresAt));

export const fileColumns = [
  { key: "title", label: "名称", kind: "text", value: (r) => r.title },
  { key: "words", label: "筛选条件", kind: "text", value: (r) => r.words.join("，") || "全部" },
  { key: "format", label: "格式", kind: "text", value: (r) => formatLabels[r.format] },
  { key: "stands", label: "状态", kind: "text", value: (r) => standingLabels[r.stands] },
  { key: "rows", label: "行数", kind: "count", value: (r) => r.total || null },
  { key: "size", label: "大小", kind: "text", value: (r) => (r.size > 0 ? sizeText(r.size) : null) },
  { key: "asked", label: "申请时间", kind: "time", value: (r) => timeText(r.askedAt) },
  { key: "until", label: "保留至", kind: "text", value: untilText },
] satisfies Column<FileRow>[];
