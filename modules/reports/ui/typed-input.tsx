"use client";
import { useState } from "react";
import { useFormState } from "@/components/form/form-context";
import { Hint } from "@/components/ui/states";
import { jumpOf } from "../rules/figures";

interface TypedInputProps {
  name: string;
  label: string;
  value: string;
  kind: "count" | "ratio" | "money" | "milestone";
  /** Stored units; without them nothing is compared. */
  before?: number | null;
  median?: number | null;
  previous?: string;
}

/** A typed figure with its refusal, and the question whether an unusual one is meant; it never blocks. */
export function TypedInput({ name, label, value, kind, before = null, median = null, previous = "" }: TypedInputProps) {
  const [typed, setTyped] = useState(value);
  const { fields } = useFormState();
  const error = fields[name];
  const scale = kind === "money" ? 1_000_000 : kind === "milestone" ? 100 : 1;
  const n = Number(typed.replace(/[,\s]/g, ""));
  const counts = kind === "count" || kind === "money";
  const jump = counts && Number.isFinite(n) ? jumpOf(n * scale, before, median) : null;
  return (
    <>
      <input
        className="input"
        name={name}
        defaultValue={value}
        aria-label={label}
        inputMode={kind === "money" || kind === "milestone" ? "decimal" : "numeric"}
        autoComplete="off"
        maxLength={20}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : jump ? `${name}-hint` : undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {jump && (
        <Hint id={`${name}-hint`}>
          是{jump.against === "previous" ? previous : "近期中位数"}的 {jump.times.toFixed(1)} 倍，请核对
        </Hint>
      )}
    </>
  );
}
