"use client";
import { useEffect, useRef, useState } from "react";
import { type FigureKind, parseTarget, shownTarget } from "../rules/amounts";

interface AllocationSumProps {
  kind: FigureKind;
  unitName: string;
  /** The own target that the parts are measured against; null where none is set. */
  target: number | null;
}

/** Sum of the typed targets beside the own one, while they are being typed. Rates do not add up and are only counted. */
export function AllocationSum({ kind, unitName, target }: AllocationSumProps) {
  const mark = useRef<HTMLParagraphElement>(null);
  const [typed, setTyped] = useState<{ sum: number; units: number; blank: number } | null>(null);

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const read = () => setTyped(addUp(form, kind));
    const later = setTimeout(read, 0);
    form.addEventListener("input", read);
    return () => {
      clearTimeout(later);
      form.removeEventListener("input", read);
    };
  }, [kind]);

  const adds = kind === "count" || kind === "money";
  const shown = (value: number) => shownTarget(value, kind).replace("-", "−") + (adds ? ` ${unitName}` : "");
  const difference = typed && target !== null ? typed.sum - target : null;
  return (
    <p ref={mark} aria-live="polite">
      {typed && (
        <>
          {typed.units} 个单位承担
          {typed.blank > 0 && `，其中 ${typed.blank} 个未定目标`}。
        </>
      )}
      {typed && adds && (
        <>
          合计 <b>{shown(typed.sum)}</b>，
        </>
      )}
      {target === null ? "本级未定目标" : `本级目标 ${shown(target)}`}
      {adds &&
        difference !== null &&
        (difference === 0 ? "，与本级目标一致" : `，相差 ${difference > 0 ? "+" : ""}${shown(difference)}`)}
      {!adds && "（比率不相加，各单位按同一口径完成）"}
    </p>
  );
}

function addUp(form: HTMLFormElement, kind: FigureKind) {
  const marked = [...form.querySelectorAll<HTMLInputElement>("input[name^='use.']:checked")];
  const targets = marked.map((box) => {
    const field = form.elements.namedItem(box.name.replace("use.", "target."));
    return field instanceof HTMLInputElement ? parseTarget(field.value, kind) : null;
  });
  const known = targets.filter((value) => value !== null);
  return {
    sum: known.reduce((sum, value) => sum + value, 0),
    units: marked.length,
    blank: targets.length - known.length,
  };
}
