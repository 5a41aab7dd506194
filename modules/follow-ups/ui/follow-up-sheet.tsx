import Link from "next/link";
import type { ReactNode } from "react";
import { SideSheet } from "@/components/ui/side-sheet";
import { LevelTag } from "@/components/ui/tag";
import { OrderLinks } from "@/modules/documents/ui/order-links";
import { hrefWith } from "@/platform/search";
import type { followUpOne, Relative } from "../reads/one";
import { ActButtons, Extension } from "./act-forms";
import { MoveButtons, NoteForm } from "./move-forms";
import { type InstructionLine, Trail } from "./trail";
import { State } from "./words";

type FollowUp = Awaited<ReturnType<typeof followUpOne.as>>;

interface FollowUpSheetProps {
  followUp: FollowUp;
  closeHref: string;
  place?: string | undefined;
  previousHref?: string | null;
  nextHref?: string | null;
  /** 批示 about it, for the trail. */
  instructions?: readonly InstructionLine[];
  /** The form for a 批示, where the asker may write one. */
  instruct?: ReactNode;
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
  instructions = [],
  instruct,
}: FollowUpSheetProps) {
  const { title, level, state, daysLeft, files, moves, acts } = followUp;
  const acting = moves.some((move) => move !== "note") || acts.some((act) => act !== "decide");
  return (
    <SideSheet
      title={title}
      marks={<LevelTag level={level} />}
      closeHref={closeHref}
      {...(place ? { place } : {})}
      previousHref={previousHref}
      nextHref={nextHref}
      foot={
        acting && (
          <>
            <MoveButtons {...followUp} />
            <ActButtons followUp={followUp} />
          </>
        )
      }
    >
      <p className="mb-2 text-ink-3">
        {followUp.no && <b className="mr-2 text-ink">{followUp.no}</b>}
        签发 {followUp.issuerTitle} {followUp.issuerName}　<span className="nw">{followUp.issuedOn}</span>　
        <State state={state} />
      </p>
      <dl className="flex flex-wrap justify-between gap-x-4 gap-y-2 rounded-m border border-line px-3 py-1.5">
        <Pair label="承办">{followUp.unitTitle}</Pair>
        <Pair label="承办人">{followUp.assigneeName || "未指定"}</Pair>
        <Pair label="期限">
          {followUp.dueOn}
          {followUp.firstDue && <small className="ml-1 text-ink-3">原 {followUp.firstDue}</small>}
        </Pair>
        <Pair label={state === "closed" ? "办结" : "剩余"}>
          {daysLeft !== null && daysLeft < 0 ? <b className="text-over">{leftText(followUp)}</b> : leftText(followUp)}
        </Pair>
      </dl>
      {followUp.no && <OrderLinks followUp={followUp.id} keeps={acts.includes("raise")} />}
      <h3>要求</h3>
      {/* The sheet's head cuts a long title. */}
      {title.length > 14 && <p className="mb-1 font-[600]">{title}</p>}
      <p className="whitespace-pre-line">{followUp.body}</p>
      <Links followUp={followUp} />
      <Extension followUp={followUp} />
      <Below followUp={followUp} />
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
      <Trail events={followUp.events} instructions={instructions} />
      {instruct}
      {moves.includes("note") && (
        <>
          <h3>记录进展</h3>
          <NoteForm {...followUp} />
        </>
      )}
    </SideSheet>
  );
}

/** Where it comes from and what it is about: 事项来源, task, enterprise, the follow-up above. */
function Links({ followUp }: { followUp: FollowUp }) {
  const { taskId, taskCode, taskTitle, unitCode, subject, parent, source } = followUp;
  const [kind, id = ""] = subject?.split(":") ?? [];
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 [&_dt]:text-ink-3">
      {source && !(parent && source.startsWith("上级事项")) && (
        <>
          <dt>事项来源</dt>
          <dd>{source}</dd>
        </>
      )}
      {parent && (
        <>
          <dt>上级事项</dt>
          <dd>
            <RelativeLink relative={parent} />
          </dd>
        </>
      )}
      {taskId !== null && (
        <>
          <dt>关联</dt>
          <dd>
            <Link href={hrefWith(`/plan/${taskId}`, { unit: unitCode })} prefetch={false}>
              {taskCode} {taskTitle}
            </Link>
          </dd>
        </>
      )}
      {kind === "enterprise" && (
        <>
          <dt>关联</dt>
          <dd>
            <Link href={`/enterprises/${id}`} prefetch={false}>
              打开企业档案
            </Link>
          </dd>
        </>
      )}
    </dl>
  );
}

const RelativeLink = ({ relative }: { relative: Relative }) => (
  <Link href={hrefWith("/follow-ups", { id: relative.id, sheet: relative.id })} prefetch={false}>
    {relative.title}
  </Link>
);

/** What it was broken down into, each with its state. */
function Below({ followUp: { children, below, belowOpen } }: { followUp: FollowUp }) {
  if (children.length === 0) return null;
  return (
    <>
      <h3>
        下级督办{" "}
        <small>
          {below} 项，已销号 {below - belowOpen} 项
        </small>
      </h3>
      <ul>
        {children.map((child) => (
          <li key={child.id} className="flex min-h-7 items-center gap-2 border-b border-line last:border-b-0">
            <LevelTag level={child.level} />
            <span className="min-w-0 flex-1 truncate">
              {child.unitTitle}　<RelativeLink relative={child} />
            </span>
            <span className="mut nw">{child.dueOn.slice(5)}</span>
            <span className="nw">
              <State state={child.state} />
            </span>
          </li>
        ))}
      </ul>
    </>
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
