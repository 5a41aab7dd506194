"use client";
import { startTransition, useState } from "react";
import { type Theme, themes } from "./theme";

const words: Record<Theme, string> = { light: "浅色", dark: "深色", auto: "跟随系统" };

interface ThemeToggleProps {
  theme: Theme;
  /** Server action that keeps the choice in the cookie. */
  keep: (theme: Theme) => Promise<void>;
}

/** 深浅色: light → dark → system; shown at once, kept in a cookie so that the server draws the next page right. */
export function ThemeToggle({ theme, keep }: ThemeToggleProps) {
  const [now, setNow] = useState(theme);
  const turn = () => {
    const next = themes[(themes.indexOf(now) + 1) % themes.length] ?? "auto";
    setNow(next);
    document.documentElement.dataset.theme = next;
    startTransition(() => keep(next));
  };
  return (
    <button type="button" className="btn theme" onClick={turn} title={`深浅色：${words[now]}`}>
      深浅色<span className="sr">，现为{words[now]}</span>
    </button>
  );
}
