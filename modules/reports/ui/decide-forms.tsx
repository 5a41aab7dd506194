import { ActionForm } from "@/components/form/action-form";
import { Field, Select, Textarea } from "@/components/form/field";
import { ConfirmButton } from "@/components/ui/dialog";
import { narrativeLabels } from "@/vocab/reports";
import { approve, close, reopen, sendBack, unapprove } from "../actions";
import type { Sheet } from "../reads/one";

const Keys = ({ sheet }: { sheet: Sheet }) => (
  <>
    <input type="hidden" name="unit" value={sheet.unit.code} />
    <input type="hidden" name="period" value={sheet.period.key} />
    <input type="hidden" name="version" value={sheet.version} />
  </>
);

/** Which field has to be corrected, and why; further fields are returned one at a time or under 其他. */
function ReasonFields({ sheet }: { sheet: Sheet }) {
  const narrative = Object.entries(narrativeLabels).map(([value, label]) => ({ value, label }));
  const figures = sheet.lines.map((line) => ({ value: `task:${line.taskId}`, label: line.title }));
  const rest = [
    { value: "evidence", label: "佐证" },
    { value: "other", label: "其他" },
  ];
  const first = sheet.lines.find((line) => line.jump)?.taskId;
  return (
    <>
      <Field name="field" label="字段" required>
        <Select
          options={[...narrative, ...rest, ...figures]}
          defaultValue={first === undefined ? "did" : `task:${first}`}
        />
      </Field>
      <Field name="text" label="退回原因" required>
        <Textarea rows={3} maxLength={500} />
      </Field>
      {sheet.lines
        .filter((line) => line.jump && line.taskId !== first)
        .slice(0, 3)
        .map((line) => (
          <Field key={line.taskId} name={`reason.task:${line.taskId}`} label={`${line.title}（跳变）`}>
            <Textarea rows={2} maxLength={500} />
          </Field>
        ))}
    </>
  );
}

const inline = "flex flex-wrap items-center gap-2";

/** The decisions that the asker may take now; each says what it leads to. */
export function DecideForms({ sheet }: { sheet: Sheet }) {
  const { moves, unit, label } = sheet;
  const locks =
    sheet.period.cadence === "month" ? "通过后本单位本月的台账锁定，以后补录的记为调整。" : "通过后本期数字不再变动。";
  return (
    <>
      {moves.approve && (
        <ActionForm action={approve} label="通过" className={inline}>
          <Keys sheet={sheet} />
          <ConfirmButton label="通过" look="primary" title={`通过：${unit.name}${label}报告`} consequence={locks} />
        </ActionForm>
      )}
      {moves.sendBack && (
        <ActionForm action={sendBack} label="退回" className={inline}>
          <Keys sheet={sheet} />
          <ConfirmButton
            label="退回"
            title={`退回：${unit.name}${label}报告`}
            consequence={`退回后由${unit.name}修改并重新报送，须写明字段和原因。`}
          >
            <ReasonFields sheet={sheet} />
          </ConfirmButton>
        </ActionForm>
      )}
      {moves.unapprove && (
        <ActionForm action={unapprove} label="撤销通过" className={inline}>
          <Keys sheet={sheet} />
          <ConfirmButton
            label="撤销通过"
            title={`撤销通过：${unit.name}${label}报告`}
            consequence="撤销后回到待审核，台账解锁；本级这一期已通过的须先由上级撤销。"
          >
            <Field name="text" label="撤销原因" required>
              <Textarea rows={3} maxLength={500} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
      {moves.close && (
        <ActionForm action={close} label="定稿" className={inline}>
          <Keys sheet={sheet} />
          <ConfirmButton
            label="定稿"
            look="primary"
            title={`${label}定稿`}
            consequence={`定稿后这个月的数字按现在的汇总发布${sheet.missing.length > 0 ? `，其中缺 ${sheet.missing.length} 个单位` : ""}，以后的补录只作调整。`}
          />
        </ActionForm>
      )}
      {moves.reopen && (
        <ActionForm action={reopen} label="重新打开" className={inline}>
          <Keys sheet={sheet} />
          <ConfirmButton
            label="重新打开"
            title={`重新打开：${label}`}
            consequence="重新打开后可以从上到下撤销通过；已发布的数字留存备查。"
          >
            <Field name="text" label="原因" required>
              <Textarea rows={3} maxLength={500} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
    </>
  );
}

export const decides = ({ moves }: Sheet): boolean =>
  moves.approve || moves.sendBack || moves.unapprove || moves.close || moves.reopen;
