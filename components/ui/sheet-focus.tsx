"use client";
import { useEffect, useRef } from "react";

/** Moves focus into the sheet on opening and back to where it came from on closing. */
export function SheetFocus() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    const key = from?.closest("[data-row]")?.getAttribute("data-row");
    mark.current?.closest<HTMLElement>(".sheet")?.focus({ preventScroll: true });
    return () => {
      // The row may have been rendered anew meanwhile: then its successor with the same key takes the focus.
      const row = key ? document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) : null;
      const target =
        from instanceof HTMLElement && from.isConnected ? from : (row?.querySelector<HTMLElement>("a") ?? row);
      target?.focus();
    };
  }, []);
  return <span ref={mark} hidden />;
}
