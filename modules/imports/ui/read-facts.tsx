import { timeText } from "@/platform/clock";
import { batchStateLabels } from "@/vocab/imports";
import type { BatchView } from "../reads/batch";

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** How the file was read: sheet, head, who sent it, and what was left out of it. */
export function ReadFacts({ batch }: { batch: BatchView }) {
  const { reading } = batch;
  const head =
    reading.headTop === reading.headRow ? `第 ${reading.headRow} 行` : `第 ${reading.headTop}–${reading.headRow} 行`;
  const facts: [string, string, (string | undefined)?][] = [
    ["文件", batch.fileName, sizeText(batch.fileSize)],
    ["识别为", batch.title],
    ["工作表", reading.sheet, reading.otherSheets.length > 0 ? `未读取：${reading.otherSheets.join("、")}` : undefined],
    ["表头", head],
    ["上传", `${batch.unit} ${batch.uploader}`, timeText(batch.createdAt)],
    ["批次", batch.no, batchStateLabels[batch.state]],
  ];
  return (
    <dl className="card read-facts">
      {facts.map(([label, value, more]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b className="b">{value}</b> {more && <span className="mut">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
