"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { standingLabels } from "@/vocab/exports";
import type { FileProgress } from "../reads/progress";
import { underWay } from "../rules/standing";

const rows = (n: number) => n.toLocaleString("en-US");

function wordOf({ stands, done, total }: FileProgress): string {
  if (stands !== "running") return standingLabels[stands];
  if (total === 0) return done === 0 ? "正在准备" : `已写 ${rows(done)} 行`;
  return done < total ? `已写 ${rows(done)} / ${rows(total)} 行` : "正在保存";
}

/** How far a file is, told by the server while it is made; the page is read again once it has come to an end. */
export function FileProgressBar({ id, title, first }: { id: string; title: string; first: FileProgress }) {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  useEffect(() => {
    const source = new EventSource(`/api/export-progress?id=${encodeURIComponent(id)}`);
    source.onmessage = (event: MessageEvent<string>) => {
      const said = JSON.parse(event.data) as FileProgress;
      setProgress(said);
      if (underWay(said.stands)) return;
      source.close();
      router.refresh();
    };
    source.onerror = () => {
      // Given up: the file is gone, or the sign-in is over.
      if (source.readyState === EventSource.CLOSED) router.refresh();
    };
    return () => source.close();
  }, [id, router]);
  const { done, total } = progress;
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <span className="file-progress">
      <span
        className="pb"
        role="progressbar"
        aria-label={`${title}生成进度`}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(total > 0 && { "aria-valuenow": percent })}
      >
        <i className="f-ok" style={{ width: `${percent}%` }} />
      </span>
      <span className="sub nw">{wordOf(progress)}</span>
    </span>
  );
}
