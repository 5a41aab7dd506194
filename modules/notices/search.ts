import { z } from "zod";
import { noticeEvents } from "@/vocab/notices";

/** The inbox's filters: its URL and its query read the same fields. */
export const NoticeSearch = z.object({
  event: z.enum(noticeEvents).optional(),
  unread: z.literal("1").optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(30),
});

export type NoticeSearchValues = z.output<typeof NoticeSearch>;
