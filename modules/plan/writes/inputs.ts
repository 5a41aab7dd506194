import { z } from "zod";
import { dayOf } from "@/platform/dates";

/** Field types that the plan's forms share. */
export const rowId = z.coerce.number({ error: "编号有误" }).int().positive();

export const isoDay = z
  .string({ error: "请填写日期" })
  .trim()
  .min(1, "请填写日期")
  .refine(isDay, "请填写真实的日期，写成 2026-07-06 的样子");

export const optionalDay = z
  .string()
  .trim()
  .default("")
  .refine((text) => text === "" || isDay(text), "请填写真实的日期，写成 2026-07-06 的样子")
  .transform((text) => (text === "" ? null : text));

/** A text that may be left blank; longer ones are told so instead of being cut. */
export const freeText = (max: number) => z.string().trim().max(max, `最多 ${max} 字`).default("");

export const requiredText = (name: string, max: number) =>
  z
    .string({ error: `请填写${name}` })
    .trim()
    .min(1, `请填写${name}`)
    .max(max, `${name}最多 ${max} 字`);

/** A checkbox: present means yes. */
export const tick = z
  .string()
  .optional()
  .transform((text) => text !== undefined && text !== "" && text !== "0");

export const MAX_FILES = 6;
export const MAX_BYTES = 10 * 1024 * 1024;

export const evidenceInput = z
  .array(z.instanceof(File, { error: "请选择文件" }))
  .max(MAX_FILES, `一次最多 ${MAX_FILES} 个文件`)
  .refine((files) => files.every((file) => file.size <= MAX_BYTES), "单个文件不能超过 10 MB")
  .default([]);

function isDay(text: string): boolean {
  try {
    dayOf(text);
    return true;
  } catch {
    return false;
  }
}
