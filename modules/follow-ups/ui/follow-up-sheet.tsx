import Link from "next/link";
import type { ReactNode } from "react";
import { SideSheet } from "@/components/ui/side-sheet";
import { LevelTag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { followUpOne } from "../reads/one";
import { MoveButtons, NoteForm } from "./move-forms";
import { Trail } from "./trail";
import { State } from "./words";

type FollowUp = Awaited<ReturnType<typeof followUpOne.as>>;

interface FollowUpSheetProps {
  followUp: FollowUp;
  closeHref: string;
  place?: string | undefined;
  previousHref?: string | null;
  nextHref?: string | null;
}

const kilobytes = (size: number) =>
  size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} KB` : `${(size / 1_000_000).toFixed(1)} MB`;

/** 剩 7 个工作日 · 今天到期 · 逾期 2 个工作日; closed ones say when. */
function leftText({ daysLeft, workdaysLeft, closedOn }: FollowUp): string {
  if (daysLeft === null || workdaysLeft === null) return `${closedOn} 销号`;
  if (daysLeft === 0) return "今天到期";
  return daysLeft < 0 ? `逾期 ${-daysLeft} 天` : `${workdaysLeft} 个工作日`;
}

/** One follow-up beside the list: parties, requirement, evidence, trail, and what the asker's post may do now. */
export function FollowUpSheet({
  followUp,
  closeHref,
  place,
  previousHref = null,
  nextHref = null,
}: FollowUpSheetProps) {
  const { title, level, state, daysLeft, files, moves } = followUp;
  return (
    <SideSheet
      title={title}
      marks={<LevelTag level={level} />}
      closeHref={closeHref}
      {...(place ? { place } : {})}
      previousHref={previousHref}
      nextHref={nextHref}
      foot={moves.some((move) => move !== "note") ? <MoveButtons {...followUp} /> : undefined}
    >
      <p className="mb-2 text-ink-3">
        签发 {followUp.issuerTitle} {followUp.issuerName}　{followUp.issuedOn}　<State state={state} />
      </p>
      <dl className="flex flex-wrap justify-between gap-x-4 gap-y-2 rounded-m border border-line px-3 py-1.5">
        <Pair label="承办">{followUp.unitTitle}</Pair>
        <Pair label="承办人">{followUp.assigneeName || "未指定"}</Pair>
        <Pair label="期限">{followUp.dueOn}</Pair>
        <Pair label={state === "closed" ? "办结" : "剩余"}>
          {daysLeft !== null && daysLeft < 0 ? <b className="text-over">{leftText(followUp)}</b> : leftText(followUp)}
        </Pair>
      </dl>
      <h3>要求</h3>
      {/* The sheet's head cuts a long title. */}
      {title.length > 14 && <p className="mb-1 font-[600]">{title}</p>}
      <p className="whitespace-pre-line">{followUp.body}</p>
      {followUp.taskId !== null && (
        <p className="mt-2">
          <span className="mut">关联</span>　
          <Link href={hrefWith(`/plan/${followUp.taskId}`, { unit: followUp.unitCode })} prefetch={false}>
            {followUp.taskCode} {followUp.taskTitle}
          </Link>
        </p>
      )}
      {followUp.subject?.startsWith("enterprise:") && (
        <p className="mt-2">
          <span className="mut">关联</span>　
          <Link href={`/enterprises/${followUp.subject.split(":")[1]}`} prefetch={false}>
            打开企业档案
          </Link>
        </p>
      )}
      {files.length > 0 && (
        <>
          <h3>附件</h3>
          <ul>
            {files.map((file) => (
              <li key={file.id} className="leading-6">
                <a href={`/evidence/${file.id}`}>{file.name}</a> <span className="mut">{kilobytes(file.size)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>
        办理过程 <small>每次变动均留痕</small>
      </h3>
      <Trail events={followUp.events} />
      {moves.includes("note") && (
        <>
          <h3>记录进展</h3>
          <NoteForm {...followUp} />
        </>
      )}
    </SideSheet>
  );
}

function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-ink-3">{label}</dt>
      <dd className="whitespace-nowrap">{children}</dd>
    </div>
  );
}
