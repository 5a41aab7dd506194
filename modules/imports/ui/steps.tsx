import type { BatchView } from "../reads/batch";

const steps = ["选文件", "对应列", "核对", "入账"];

/** Where a batch stands, from 0; all steps are behind an accepted one. */
export function stepOf(batch: Pick<BatchView, "state" | "reading"> | null): number {
  if (!batch) return 0;
  if (batch.state !== "preview") return steps.length;
  return batch.reading.missing.length > 0 ? 1 : 2;
}

export function Steps({ current }: { current: number }) {
  return (
    <ol className="steps" aria-label="导入步骤">
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < current ? "past" : undefined}
          aria-current={index === current ? "step" : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
