import { ActionForm } from "@/components/form/action-form";
import { Check } from "@/components/form/check";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { Hint } from "@/components/ui/states";
import { lateWords } from "@/vocab/imports";
import type { BatchView } from "../reads/batch";
import type { ImportActions } from "./import-actions";
import { ProgressLine } from "./progress-line";
import { Questions } from "./questions";

/** Says what will be written, asks what the file leaves open, and writes all of it or nothing. */
export function AcceptCard({ batch, actions }: { batch: BatchView; actions: ImportActions }) {
  const { counts, reading } = batch;
  const late = lateWords(counts.late);
  const writable = reading.missing.length === 0 && counts.add + counts.change > 0;
  return (
    <Card className="accept" pad>
      {writable ? (
        <ActionForm action={actions.accept} label="入账" keepOnSuccess>
          <input type="hidden" name="batch" value={batch.id} />
          {batch.questions.length > 0 && <Questions questions={batch.questions} total={counts.question} />}
          {late && <Hint>{late}</Hint>}
          <div className="accept-row">
            <b className="b">{willWrite(counts)}</b>
            {counts.change > 0 && <Check name="corrections" label={`更正按文件为准（${counts.change} 行）`} />}
            {counts.refuse > 0 && <Check name="partial" label={`仅入账无误的行（拒绝的 ${counts.refuse} 行不动）`} />}
            <SubmitButton>{counts.add > 0 ? `入账 ${counts.add} 行` : "入账更正"}</SubmitButton>
            <ProgressLine token={`batch:${batch.id}`} />
            <span className="sub">一次写入，中断则全部不写；入账后可以撤销。</span>
          </div>
        </ActionForm>
      ) : (
        <Hint>{nothingSentence(batch)}</Hint>
      )}
      <div className="accept-row mt-3">
        <ActionForm action={actions.discard} label="取消这一批" className="">
          <input type="hidden" name="batch" value={batch.id} />
          <SubmitButton look="plain">取消这一批</SubmitButton>
        </ActionForm>
      </div>
    </Card>
  );
}

function willWrite({ add, change }: BatchView["counts"]): string {
  const parts = [add > 0 && `新增 ${add} 行`, change > 0 && `勾选后更正 ${change} 行`].filter(Boolean);
  return `将写入：${parts.join("，")}`;
}

function nothingSentence({ counts, reading }: BatchView): string {
  if (reading.missing.length > 0) return `还没有对应的列：${reading.missing.join("、")}。请在下方对应列后重新核对。`;
  if (counts.same === counts.rows) return "文件内容与现有数据完全一致，没有可以入账的行。";
  return "没有可以入账的行；请按下方的原因改好文件再送。";
}
