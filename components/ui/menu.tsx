"use client";
import { type ReactNode, useEffect, useRef } from "react";

interface MenuProps {
  /** What the closed menu shows. */
  label: ReactNode;
  /** Spoken after the label where that alone would not do. */
  name?: string | undefined;
  className?: string | undefined;
  /** Side of the label that the panel is flush with. */
  align?: "start" | "end" | undefined;
  children: ReactNode;
}

/** A disclosure whose panel closes by Esc, by a click outside and by following a link. Works without script. */
export function Menu({ label, name, className = "chip", align = "start", children }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = box.current;
      if (!menu?.open) return;
      const target = event.target instanceof Element ? event.target : null;
      if (!menu.contains(target) || (event.type === "click" && target?.closest(".menu-panel :is(a, button)")))
        menu.open = false;
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !box.current?.open) return;
      event.stopImmediatePropagation();
      box.current.open = false;
      box.current.querySelector("summary")?.focus();
    };
    document.addEventListener("click", close);
    document.addEventListener("focusin", close);
    document.addEventListener("keydown", leave, true);
    return () => {
      document.removeEventListener("click", close);
      document.removeEventListener("focusin", close);
      document.removeEventListener("keydown", leave, true);
    };
  }, []);
  return (
    <details className="menu" ref={box}>
      <summary className={className}>
        {label}
        {name && <span className="sr">，{name}</span>}
      </summary>
      <div className={align === "end" ? "menu-panel end" : "menu-panel"}>{children}</div>
    </details>
  );
}
