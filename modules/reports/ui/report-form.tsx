import { ActionForm } from "@/components/form/action-form";
import { Check } from "@/components/form/check";
import { Field, Textarea } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { timeText } from "@/platform/clock";
import { narrativeLabels } from "@/vocab/reports";
import { save } from "../actions";
import type { Sheet } from "../reads/one";
import { FieldNote } from "./field-note";
import { SheetFiles, SheetReasons } from "./sheet-words";
import { TypedFields } from "./typed-fields";
import { leftText } from "./words";

// Named as image types, a phone offers its camera beside the files.
const ACCEPT = "image/jpeg,image/png,.jpg,.jpeg,.png,.pdf,.xlsx,.docx";

const above = {
  street: "区总工会",
  district: "市总工会",
  department: "市总工会",
  industrial_union: "市总工会",
  city: "专班",
} as const;

/** The own unit's report of a period while it may be written: figures, zero, narrative, evidence; kept or submitted. */
export function ReportForm({ sheet, account }: { sheet: Sheet; account: string }) {
  const { period, report, version, label, due, workdaysLeft } = sheet;
  const reasons = new Map((sheet.state === "returned" ? (report?.reasons ?? []) : []).map((r) => [r.field, r.text]));
  const narrative = Object.entries(narrativeLabels) as [keyof typeof narrativeLabels, string][];
  const month = period.cadence === "month";
  return (
    <ActionForm
      key={version}
      action={save}
      draftKey={`report-${account}-${period.key}`}
      label={`${label}报告`}
      className="report-form"
    >
      <input type="hidden" name="period" value={period.key} />
      <input type="hidden" name="version" value={version} />
      <SheetReasons sheet={sheet} />
      <Card title={`${sheet.short}报告`} note={`${due.slice(5)} 截止，${leftText(workdaysLeft)}`}>
        <TypedFields sheet={sheet} editable />
        <div className="fm-zero">
          <Check name="zero" value="1" label="零报告：本期各项数字没有变化" defaultChecked={report?.zero ?? false} />
          <FieldNote name="zero" />
        </div>
      </Card>
      <div className="report-side">
        {month && (
          <Card title="文字情况" pad>
            <div className="form">
              {narrative.map(([key, word]) => (
                <Field
                  key={key}
                  name={key}
                  label={word}
                  required={false}
                  hint={reasons.has(key) ? `退回：${reasons.get(key)}` : undefined}
                >
                  <Textarea rows={3} maxLength={2000} defaultValue={report?.[key] ?? ""} />
                </Field>
              ))}
              {report && <p className="mut">草稿存于 {timeText(report.savedAt).slice(5)}</p>}
            </div>
          </Card>
        )}
        <Card title="佐证" note={sheet.files.length > 0 ? `已有 ${sheet.files.length} 件` : undefined} pad>
          <Field
            name="evidence[]"
            label="添加佐证"
            hint={reasons.get("evidence") ? `退回：${reasons.get("evidence")}` : "照片自动压缩，单个不超过 10 MB"}
          >
            <FileInput accept={ACCEPT} multiple downscale />
          </Field>
          <SheetFiles sheet={sheet} />
        </Card>
        <div className="act2">
          <SubmitButton look="plain" name="intent" value="draft">
            存草稿
          </SubmitButton>
          <ConfirmButton
            label={`提交${above[sheet.unit.level]}`}
            look="primary"
            title={`报送${label}报告`}
            consequence={consequenceOf(sheet)}
            confirm="报送"
            name="intent"
            value="submit"
            disabled={!sheet.ended}
          />
        </div>
        {!sheet.ended && <p className="mut">{label}还没有结束，结束后可以报送。</p>}
      </div>
    </ActionForm>
  );
}

function consequenceOf({ missing, unit }: Sheet): string {
  const frozen = "报送后数字冻结，审核前不能再改；人工填报的数同时记入任务进展。";
  if (unit.level !== "district" && unit.level !== "city") return frozen;
  if (missing.length === 0) return `下级全部通过。${frozen}`;
  return `下级还有 ${missing.length} 个没有通过，汇总中按缺处理。${frozen}`;
}
