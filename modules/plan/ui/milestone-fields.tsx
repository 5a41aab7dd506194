import { FieldError } from "./field-error";

interface MilestoneFieldsProps {
  /** Shares 0–1. */
  steps: readonly { day: string; title: string; share: number }[];
}

const SPARE = 3;

/** The milestones as rows of day, words and share; rows left blank are not kept, so clearing one removes it. */
export function MilestoneFields({ steps }: MilestoneFieldsProps) {
  const spare = Array.from({ length: SPARE }, (_, i) => ({ key: `spare-${i}`, day: "", title: "", share: "" }));
  const rows = [
    ...steps.map((step) => ({
      key: `${step.day} ${step.title}`,
      day: step.day,
      title: step.title,
      share: String(Math.round(step.share * 10_000) / 100),
    })),
    ...spare,
  ];
  return (
    <fieldset className="field md:col-span-2">
      <legend className="field-label">
        时间节点<i>选填，清空一行即删除</i>
      </legend>
      <div className="grid gap-2">
        {rows.map((row, i) => (
          <div key={row.key} className="grid grid-cols-[1fr_76px] gap-2 md:grid-cols-[150px_1fr_96px]">
            <input
              className="input"
              type="date"
              name="milestoneDay[]"
              defaultValue={row.day}
              aria-label={`节点 ${i + 1} 日期`}
            />
            <input
              className="input order-3 col-span-2 md:order-none md:col-span-1"
              name="milestoneTitle[]"
              defaultValue={row.title}
              placeholder="节点内容"
              maxLength={100}
              aria-label={`节点 ${i + 1} 内容`}
            />
            <input
              className="input"
              name="milestoneShare[]"
              defaultValue={row.share}
              placeholder="应达 %"
              inputMode="decimal"
              maxLength={6}
              aria-label={`节点 ${i + 1} 应达百分数`}
            />
          </div>
        ))}
      </div>
      <FieldError name="milestones" />
    </fieldset>
  );
}
