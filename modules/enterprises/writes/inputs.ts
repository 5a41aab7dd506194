import { z } from "zod";
import { unitParam } from "@/modules/units";
import { dayOf } from "@/platform/dates";
import { categories, enterpriseKinds } from "@/vocab/enterprises";

const MAX_FILES = 6;
const MAX_BYTES = 10 * 1024 * 1024;

export const rowId = z.coerce.number({ error: "编号有误" }).int().positive().max(2_000_000_000);

export const isoDay = z
  .string({ error: "请填写日期" })
  .trim()
  .min(1, "请填写日期")
  .refine(isDay, "请填写真实的日期，写成 2026-07-06 的样子")
  .refine((day) => day >= "2000-01-01", "日期不能早于 2000-01-01");

export const freeText = (max: number) => z.string().trim().max(max, `最多 ${max} 字`).default("");

export const requiredText = (name: string, max: number) =>
  z
    .string({ error: `请填写${name}` })
    .trim()
    .min(1, `请填写${name}`)
    .max(max, `${name}最多 ${max} 字`);

export const whole = (name: string) =>
  z
    .string({ error: `请填写${name}` })
    .trim()
    .regex(/^\d{1,7}$/, `${name}应为不小于 0 的整数`)
    .transform(Number);

export const tick = z
  .string()
  .optional()
  .transform((text) => text !== undefined && text !== "" && text !== "0");

export const evidence = z
  .array(z.instanceof(File, { error: "请选择文件" }))
  .max(MAX_FILES, `一次最多 ${MAX_FILES} 个文件`)
  .refine((files) => files.every((file) => file.size <= MAX_BYTES), "单个文件不能超过 10 MB")
  .default([]);

/** What a row is named by, and the version that its form was drawn from. */
export const Held = z.object({ id: rowId, version: z.coerce.number({ error: "版本有误" }).int().positive() });

const empty = (text: string) => (text === "" ? null : text);

/** The fields of the entry form. A parent is given by its full name; a credit code by its 18 characters. */
export const EnterpriseFields = z
  .object({
    name: requiredText("企业名称", 100),
    creditCode: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([0-9A-HJ-NP-RTUW-Y]{18})?$/, "统一社会信用代码为 18 位数字和大写字母")
      .default("")
      .transform(empty),
    kind: z.enum(enterpriseKinds, "请选择企业类型"),
    category: z.union([z.enum(categories), z.literal("").transform(() => null)], "请选择平台类型").default(null),
    trade: freeText(30),
    parent: freeText(100),
    unit: unitParam,
    workers: whole("从业人数"),
    members: whole("会员人数"),
    party: tick,
    contact: freeText(40),
    phone: freeText(40),
    union: z
      .string()
      .regex(/^(11\.U\d{2})?$/, "请选择产业工会")
      .default("")
      .transform(empty),
    exceptionReason: freeText(300),
    note: freeText(500),
  })
  .refine((input) => input.kind !== "head" || input.category !== null, {
    path: ["category"],
    message: "头部企业须选择互联网平台或品牌快递",
  })
  .refine((input) => input.kind !== "head" || input.parent === "", {
    path: ["parent"],
    message: "头部企业没有上级企业",
  });

export type EnterpriseFields = z.output<typeof EnterpriseFields>;

function isDay(text: string): boolean {
  try {
    dayOf(text);
    return true;
  } catch {
    return false;
  }
}
