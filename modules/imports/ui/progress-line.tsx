"use client";
import { useEffect, useState } from "react";
import { useFormState } from "@/components/form/form-context";
import type { Progress } from "../reads/progress";

const says: Record<Progress["phase"], string> = {
  read: "正在读取文件",
  judge: "已核对",
  write: "已入账",
  settle: "正在汇总到各单位",
  undo: "已撤销",
};

const rows = (n: number) => n.toLocaleString("en-US");

interface ProgressLineProps {
  /** Names the import; the first one is kept. */
  token: string;
  /** The field in which the form sends the token along. */
  name?: string;
}

/** How far the form around it is, told by the server while it is under way. */
export function ProgressLine({ token: given, name }: ProgressLineProps) {
  const { pending } = useFormState();
  const [token] = useState(given);
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!pending) return;
    setProgress(null);
    const source = new EventSource(`/api/import-progress?token=${encodeURIComponent(token)}`);
    source.onmessage = (event: MessageEvent<string>) => setProgress(JSON.parse(event.data) as Progress | null);
    return () => source.close();
  }, [pending, token]);
  const sent = name && <input type="hidden" name={name} value={token} />;
  if (!pending) return sent;
  const { phase, done, total } = progress ?? { phase: null, done: 0, total: 0 };
  const word = phase === null ? "正在准备" : says[phase];
  const counted = total > 0;
  const share = counted ? Math.min(1, done / total) : 0;
  return (
    <div className="flex items-center gap-2" role="status" aria-live="off">
      {sent}
      <span
        className="pb w-40"
        role="progressbar"
        aria-label={word}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(counted && { "aria-valuenow": Math.round(share * 100) })}
      >
        <i className="f-ok" style={{ width: `${(phase === "settle" ? 100 : share * 100).toFixed(1)}%` }} />
      </span>
      <span className="sub nw">{counted ? `${word} ${rows(done)} / ${rows(total)} 行` : `${word}…`}</span>
    </div>
  );
}
