import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import type { FormAction } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { DialogButton } from "@/components/ui/dialog-button";
import { countText } from "@/components/ui/figure";
import { timeText } from "@/platform/clock";
import type { BatchView } from "../reads/batch";
import { ProgressLine } from "./progress-line";

/** What became of a batch: accepted with its undo or with what bars it row by row, undone, or put aside. */
export function StandingCard({ batch, undo, path }: { batch: BatchView; undo: FormAction; path: string }) {
  const { state, counts, barred, obstacles } = batch;
  const another = (
    <Link href={path} prefetch={false}>
      导入另一个文件
    </Link>
  );
  if (state !== "accepted") {
    const when = state === "undone" && batch.undoneAt ? ` ${timeText(batch.undoneAt)}` : "";
    return (
      <Card className="accept" pad>
        <div className="accept-row">
          <b className="b">{state === "undone" ? `已撤销${when}` : "已取消，没有写入"}</b>
          <span className="sub">批次和审计记录保留。</span>
          {another}
        </div>
      </Card>
    );
  }
  return (
    <Card className="accept" pad>
      <div className="accept-row">
        <b className="b">
          已入账：新增 {counts.added ?? 0} 行，更正 {counts.corrected ?? 0} 行
        </b>
        {batch.acceptedAt && <span className="sub">{timeText(batch.acceptedAt)}</span>}
        {obstacles.length === 0 && (
          <DialogButton label="撤销这一批" title={`撤销 ${batch.no}`}>
            <p>
              新增的 {counts.added ?? 0} 行将删除，更正的 {counts.corrected ?? 0}{" "}
              行还原为导入前的内容；批次和审计记录保留。
            </p>
            <ActionForm action={undo} label="撤销">
              <input type="hidden" name="batch" value={batch.id} />
              <div className="accept-row">
                <SubmitButton>确认撤销</SubmitButton>
                <ProgressLine token={`batch:${batch.id}`} />
              </div>
            </ActionForm>
          </DialogButton>
        )}
        {another}
      </div>
      {obstacles.length > 0 && (
        <details className="mt-3">
          <summary>
            {countText(barred)} 行不可撤，{barred > obstacles.length ? `查看前 ${obstacles.length} 行` : "逐行查看"}
          </summary>
          <ul>
            {obstacles.map(({ sheet, row, reason }) => (
              <li key={row}>
                {sheet} 第 {row} 行{reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
