import Link from "next/link";
import { timeText } from "@/platform/clock";
import { hrefWith } from "@/platform/search";
import type { InstructionRow } from "../reads/rows";

/** Who wrote it, when, what it says, and what has come of it. */
export function InstructionLine({ row }: { row: InstructionRow }) {
  return (
    <>
      <p className="whitespace-pre-line">“{row.text}”</p>
      <p className="flex flex-wrap gap-x-3 text-12 text-ink-3">
        <span>
          {row.authorUnitTitle} {row.authorName}　{timeText(row.at)}
        </span>
        <Outcome row={row} />
      </p>
      {row.settledAt !== null && (
        <p className="text-12 text-ink-2">
          办理情况：{row.settledNote}（{row.settledName} {timeText(row.settledAt).slice(0, 10)}）
        </p>
      )}
    </>
  );
}

/** 已转督办 2 项 · 已办理 · 待办理. */
function Outcome({ row }: { row: InstructionRow }) {
  if (row.followUps > 0)
    return (
      <Link href={hrefWith("/follow-ups", { instruction: row.id, all: "1" })} prefetch={false}>
        已转督办 {row.followUps} 项{row.open === 0 ? "，均已销号" : `，在办 ${row.open} 项`}
      </Link>
    );
  return <span>{row.settledAt === null ? "待办理" : "已办理"}</span>;
}
