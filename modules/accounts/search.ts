import { z } from "zod";
import { roleKeys } from "./rules/roles";

export const accountStates = ["active", "first", "vacant", "locked", "disabled"] as const;
export type AccountState = (typeof accountStates)[number];

export const stateLabels: Record<AccountState, string> = {
  active: "在用",
  first: "首次登录",
  vacant: "空缺",
  locked: "锁定",
  disabled: "停用",
};

/** The accounts page's search: its URL, its query and its export read the same fields. */
export const AccountSearch = z.object({
  state: z.enum(accountStates).optional(),
  unit: z
    .string()
    .regex(/^11(\d{4}|\d{7}|\.[DU]\d{2})?$/)
    .transform((code) => (code === "110000" ? "11" : code))
    .optional(),
  role: z.enum(roleKeys).optional(),
  q: z.string().trim().max(40).default(""),
  sort: z.enum(["account", "-account", "unit", "-unit", "last", "-last"]).default("unit"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
});

export type AccountSearchInput = z.output<typeof AccountSearch>;
