import { z } from "zod";
import { channels } from "@/vocab/channels";
import { workerGroups } from "@/vocab/worker-groups";

export const group = z.enum(workerGroups, "请选择群体");
export const channel = z.enum(channels, "请选择渠道");
export const count = z.coerce
  .number("请填写人数")
  .int("人数应为整数")
  .min(1, "人数至少为 1")
  .max(100_000, "一次最多 100,000 人，请核对");
export const day = z.iso.date("请填写日期");
/** A unit as the officer writes it, or its code; resolved on the server because other districts are in nobody's picker. */
export const unit = z.string().trim().min(1, "请填写单位").max(60, "单位名称过长");
export const note = z.string().trim().max(200, "最多 200 字").default("");
export const campaign = z
  .string()
  .trim()
  .max(40, "活动名称最多 40 字")
  .default("")
  .transform((text) => text || null);
export const rowId = z.coerce.number().int().positive();
