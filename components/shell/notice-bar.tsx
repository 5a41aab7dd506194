import type { ReactNode } from "react";
import { StatusIcon } from "../ui/status-light";

interface NoticeBarProps {
  /** "warn" for old data and ignored parameters, "info" for explanations. */
  tone?: "warn" | "info" | undefined;
  /** A link or button that resolves it. */
  action?: ReactNode | undefined;
  children: ReactNode;
}

/** One line above the content or inside a card: stale data, parameters that were not understood, who sees what. */
export function NoticeBar({ tone = "warn", action, children }: NoticeBarProps) {
  return (
    <div className={tone === "warn" ? "notice warn" : "notice"} role={tone === "warn" ? "status" : "note"}>
      {tone === "warn" && <StatusIcon shape="warn" />}
      <span>{children}</span>
      {action}
    </div>
  );
}
