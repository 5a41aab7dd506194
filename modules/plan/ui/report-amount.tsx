"use client";
import { useEffect, useRef, useState } from "react";
import { Check } from "@/components/form/check";
import { Field, Input } from "@/components/form/field";
import { useFormState } from "@/components/form/form-context";
import { Hint } from "@/components/ui/states";
import { isJump, parseAmount, shownAmount } from "../rules/amounts";

interface ReportAmountProps {
  kind: "count" | "ratio" | "money" | "milestone";
  unitName: string;
  total: { amount: number; base: number };
  /** Median of the recent reports, stored units; null while there are too few. */
  typical: number | null;
}

const words = {
  count: "本次增加",
  ratio: "分子增加",
  money: "本次增加（万元）",
  milestone: "本次增加（%）",
};

/** The increment with the total that it leads to, and the question whether an unusual one is meant. */
export function ReportAmount({ kind, unitName, total, typical }: ReportAmountProps) {
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState({ amount: "", base: "" });
  const { fields } = useFormState();
  const ratio = kind === "ratio";

  const read = () => {
    const value = (name: string) => box.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
    setTyped({ amount: value("amount"), base: value("base") });
  };
  useEffect(() => {
    const form = box.current?.closest("form");
    const later = () => void setTimeout(read, 0);
    // A draft is put back after this effect, and a reset empties the fields after its event.
    later();
    form?.addEventListener("reset", later);
    return () => form?.removeEventListener("reset", later);
  });

  const amount = parseAmount(typed.amount, kind);
  const base = ratio ? parseAmount(typed.base, kind) : 0;
  const after = { amount: total.amount + (amount ?? 0), base: total.base + (base ?? 0) };
  const jump = amount !== null && isJump(amount, typical);
  const unusual = jump || fields.confirmed !== undefined;
  return (
    <div ref={box} onInput={read} className="grid gap-3">
      <div className={ratio ? "grid grid-cols-2 gap-3" : "grid"}>
        <Field
          name="amount"
          label={kind === "count" ? `${words.count}（${unitName}）` : words[kind]}
          required
          hint="更正已填数字时写负数"
        >
          <Input inputMode={kind === "money" || kind === "milestone" ? "decimal" : "text"} maxLength={20} />
        </Field>
        {ratio && (
          <Field name="base" label="分母增加" required>
            <Input maxLength={20} />
          </Field>
        )}
      </div>
      <p aria-live="polite">
        填报后本单位累计 <b>{totalText(kind, unitName, after)}</b>
        <span className="mut">（目前 {totalText(kind, unitName, total)}）</span>
      </p>
      {unusual && (
        <>
          <Hint>
            {fields.confirmed ?? `比近期中位数（${shownAmount(Math.round(typical ?? 0), kind)}）高出 5 倍以上，请核对`}
          </Hint>
          <Check name="confirmed" value="1" label="数字无误，确认填报" />
        </>
      )}
    </div>
  );
}

function totalText(
  kind: ReportAmountProps["kind"],
  unitName: string,
  { amount, base }: ReportAmountProps["total"],
): string {
  if (kind !== "ratio") return `${shownAmount(amount, kind)} ${unitName}`;
  return base > 0 ? `${amount}/${base}（${Math.round((amount / base) * 1000) / 10}%）` : `${amount}/${base}`;
}
