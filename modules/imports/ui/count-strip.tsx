import Link from "next/link";
import { countText } from "@/components/ui/figure";
import { rowOutcomeLabels } from "@/vocab/imports";
import type { BatchView } from "../reads/batch";
import type { Outcome } from "../search";

const says: Record<Outcome, string> = {
  add: "将写入的新行",
  change: "号同，内容不同",
  same: "内容一致，不再计入",
  refuse: "不入账，改后再送",
  warn: "照常入账，请核对",
};
const order: Outcome[] = ["add", "change", "same", "refuse", "warn"];

/** The five counts and the equation that they satisfy: every row of the file is in exactly one of the first four. */
export function CountStrip({ batch, to }: { batch: BatchView; to: (change: { outcome: Outcome }) => string }) {
  const { counts, reading } = batch;
  const { totals, notes } = reading.ignored;
  const left = [totals > 0 && `合计行 ${totals} 行`, notes > 0 && `说明 ${notes} 行`].filter(Boolean).join("、");
  return (
    <section className="card tally" aria-label="核对结果">
      {order.map((outcome) => (
        <Link
          key={outcome}
          href={to({ outcome })}
          prefetch={false}
          scroll={false}
          className={counts[outcome] > 0 ? outcome : undefined}
        >
          <span className="sub">{rowOutcomeLabels[outcome]}</span>
          <b>{countText(counts[outcome])}</b>
          <small>{says[outcome]}</small>
        </Link>
      ))}
      <p>
        新增 {countText(counts.add)} + 更正 {countText(counts.change)} + 重复 {countText(counts.same)} + 拒绝{" "}
        {countText(counts.refuse)} = <strong>{countText(counts.rows)} 行</strong>
        <br />
        提醒 {countText(counts.warn)} 行含在新增和更正内{left && `；${left}已忽略`}
      </p>
    </section>
  );
}
