import Link from "next/link";
import { Card } from "@/components/ui/card";
import { countText } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { Pager } from "@/components/ui/tabs";
import { timeText } from "@/platform/clock";
import { hrefWith } from "@/platform/search";
import { batchStateLabels } from "@/vocab/imports";
import type { BatchLine } from "../reads/batches";
import { PAGE_BATCHES } from "../search";

interface BatchListProps {
  batches: BatchLine[];
  page: number;
  total: number;
  path: string;
  /** The batch that the page shows. */
  current: number | null;
}

/** Earlier batches with their undo, or why they cannot be taken back. */
export function BatchList({ batches, page, total, path, current }: BatchListProps) {
  return (
    <Card title="以前的批次" note="撤销还原导入前的内容，批次和审计保留">
      {batches.length === 0 ? (
        <EmptyState title="还没有导入过文件" why="上传并核对以后，每一批列在这里，可以继续核对、查看或撤销。" />
      ) : (
        <div className="sideways">
          <table className="tb wrapped">
            <caption className="sr">以前的批次</caption>
            <thead>
              <tr>
                {["批次", "时间", "文件", "经办"].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
                {["新增", "更正", "重复", "拒绝"].map((label) => (
                  <th key={label} scope="col" className="n">
                    {label}
                  </th>
                ))}
                <th scope="col">状态</th>
                <th scope="col">
                  <span className="sr">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={batch.id} aria-current={batch.id === current ? "true" : undefined}>
                  <td className="mut nw">{batch.no}</td>
                  <td className="nw">{timeText(batch.createdAt)}</td>
                  <td className="nw">
                    <Link href={hrefWith(path, { batch: batch.id })} prefetch={false}>
                      {batch.fileName}
                    </Link>
                  </td>
                  <td className="nw">{batch.uploader}</td>
                  {[batch.counts.add, batch.counts.change, batch.counts.same, batch.counts.refuse].map(
                    (count, index) => (
                      <td key={["add", "change", "same", "refuse"][index]} className="n">
                        {countText(count)}
                      </td>
                    ),
                  )}
                  <td className="sub roomy">{standing(batch)}</td>
                  <td className="nw">
                    <Next batch={batch} href={hrefWith(path, { batch: batch.id })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > PAGE_BATCHES && (
        <Pager page={page} size={PAGE_BATCHES} total={total} unit="批" href={(to) => hrefWith(path, { page: to })} />
      )}
    </Card>
  );
}

function standing({ state, barred, undoneAt }: BatchLine): string {
  if (state === "accepted") return barred.rows > 0 ? `${barred.rows} 行不可撤：${barred.first}` : "可撤销";
  if (state === "undone" && undoneAt) return `已撤销 ${timeText(undoneAt)}`;
  return batchStateLabels[state];
}

function Next({ batch, href }: { batch: BatchLine; href: string }) {
  const word = batch.state === "preview" ? "继续核对" : batch.barred.rows > 0 ? "逐行查看" : "撤销";
  if (batch.state === "undone" || batch.state === "discarded") return <span className="mut">—</span>;
  return (
    <Link href={href} prefetch={false} aria-label={`${word} ${batch.no}`}>
      {word}
    </Link>
  );
}
