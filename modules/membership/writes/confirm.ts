import { sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { ownBalance } from "../reads/own-balance";
import * as field from "./inputs";
import { asked } from "./posting";

const ConfirmInput = z.object({
  /** The total that the form showed: a movement in between is seen before it is confirmed. */
  balance: z.coerce.number().int().min(0),
  note: field.note,
});

/** 盘点: the own unit states that it holds what the ledger says; its members count as verified for 90 days. */
export const confirmBalance = command(
  { name: "membership.confirm", may: "membership.write", input: ConfirmInput },
  async (context, { balance, note }) => {
    const { staff, today, record, refuse } = context;
    const held = await ownBalance(context);
    if (held !== balance) {
      return refuse({ conflict: true, message: `打开本页后有新的变动，在册人数现为 ${held} 人，请刷新核对后再确认` });
    }
    const unit = staff.unit.code;
    const id = await asked<number>(
      context,
      sql`app.confirm_balance(${unit}, ${isoOf(today)}::date, ${note}, ${staff.name})`,
    );
    record({
      subject: { kind: "confirmation", id },
      unit,
      after: { balance: held, day: isoOf(today) },
      note: `盘点确认 ${held} 人`,
    });
    return { balance: held };
  },
);
