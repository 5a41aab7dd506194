import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Pager, SegTabs } from "@/components/ui/tabs";
import { rowOutcomeLabels } from "@/vocab/imports";
import type { BatchView } from "../reads/batch";
import { type Outcome, outcomes, PAGE_ROWS } from "../search";

interface RowsCardProps {
  batch: BatchView;
  to: (change: { outcome?: Outcome; page?: number }) => string;
  refusedHref: string;
}

const empty: Record<Outcome, string> = {
  refuse: "没有被拒绝的行",
  warn: "没有需要留意的行",
  change: "没有内容不同的行",
  same: "没有重复的行",
  add: "没有新增的行",
};

/** The rows of one outcome: where they stand in the file, what is wrong or what will change, and the original text. */
export function RowsCard({ batch, to, refusedHref }: RowsCardProps) {
  const { outcome, rows, reading } = batch;
  const objected = outcome === "refuse" || outcome === "warn";
  return (
    <section className="card" aria-label={rowOutcomeLabels[outcome]}>
      <div className="flex flex-wrap items-center border-b border-line">
        <SegTabs
          label="核对结果分类"
          items={outcomes.map((one) => ({
            label: rowOutcomeLabels[one],
            href: to({ outcome: one }),
            current: one === outcome,
            count: batch.counts[one],
          }))}
        />
        {batch.counts.refuse > 0 && (
          <span className="ml-auto px-2 py-1">
            <ButtonLink href={refusedHref} small download>
              下载拒绝行（可改后再送）
            </ButtonLink>
          </span>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={empty[outcome]} />
      ) : (
        <div className="sideways">
          <table className="tb wrapped fits-phone">
            <caption className="sr">{rowOutcomeLabels[outcome]}的行</caption>
            <thead>
              <tr>
                <th scope="col" className="max-md:hidden">
                  工作表
                </th>
                <th scope="col" className="n">
                  行
                </th>
                <th scope="col">{objected ? "列" : "号"}</th>
                <th scope="col">{objected ? "原因" : "内容"}</th>
                {objected && <th scope="col">原文</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.row}>
                  <td className="sub nw max-md:hidden">{reading.sheet}</td>
                  <td className="n">{row.row}</td>
                  <td className="nw">{objected ? row.column : row.key}</td>
                  <td className="roomy">{row.reason}</td>
                  {objected && (
                    <td className={row.original.length <= 12 ? "nw" : undefined}>
                      <code>{row.original || "（空）"}</code>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {batch.total > PAGE_ROWS && (
        <Pager
          page={batch.page}
          size={PAGE_ROWS}
          total={batch.total}
          unit="行"
          href={(page) => to({ outcome, page })}
        />
      )}
    </section>
  );
}
