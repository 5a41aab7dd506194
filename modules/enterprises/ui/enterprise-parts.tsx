import Link from "next/link";
import { DrillNumber, shareText } from "@/components/ui/figure";
import { Hint } from "@/components/ui/states";
import { hrefWith } from "@/platform/search";
import { followUpStateLabels } from "@/vocab/follow-up-states";
import { organisedStages } from "@/vocab/stages";
import { joinedShare } from "../columns";
import type { EnterprisePage } from "../reads/one";

/** Sums of the family inside the reader's scope, each enterprise once. */
export function FamilySums({ page: { row, family } }: { page: EnterprisePage }) {
  const { enterprises, organised, workers, members } = family.sums;
  const share = joinedShare({ workers, members });
  const open = (change: Record<string, unknown>) => hrefWith("/enterprises", { head: row.headId, ...change });
  return (
    <dl className="sums">
      <div>
        <dt>家族企业</dt>
        <dd>
          <DrillNumber value={enterprises} href={open({ closed: 0 })} /> 家
        </dd>
      </div>
      <div>
        <dt>已建会</dt>
        <dd>
          <DrillNumber value={organised} href={open({ stage: organisedStages })} /> 家
        </dd>
      </div>
      <div>
        <dt>会员 / 从业</dt>
        <dd>
          <DrillNumber value={members} href={open({ closed: 0 })} /> /{" "}
          <DrillNumber value={workers} href={open({ closed: 0 })} />
        </dd>
      </div>
      <div>
        <dt>入会率</dt>
        <dd title="会员人数 ÷ 从业人数，均为企业自报">{share === null ? "—" : shareText(share)}</dd>
      </div>
    </dl>
  );
}

/** Whether it is eligible and why; what deserves a look; why it is stalled. */
export function Remarks({ page: { row, eligibility, warnings } }: { page: EnterprisePage }) {
  return (
    <div className="my-2 grid gap-1">
      <p>
        <span className="mut">条件　</span>
        {eligibility.eligible ? "具备" : "不具备"}：{eligibility.reason}
        {!eligibility.eligible && row.exceptionReason && `；继续推进的理由：${row.exceptionReason}`}
      </p>
      {row.stalledOn && (
        <p>
          <span className="mut">受阻　</span>
          {row.stalledOn} 起，{row.stallReason}
        </p>
      )}
      {warnings.map((warning) => (
        <Hint key={warning.message}>{warning.message}</Hint>
      ))}
    </div>
  );
}

/** Follow-ups about the enterprise, open ones first. */
export function FollowUpLines({ lines }: { lines: EnterprisePage["followUps"] }) {
  if (lines.length === 0) return <p className="mut">没有关联的督办。</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id} className="flex justify-between gap-3 py-1">
          <Link
            href={hrefWith("/follow-ups", { id: line.id, sheet: line.id })}
            prefetch={false}
            className="min-w-0 truncate"
          >
            {line.title}
          </Link>
          <span className="sub nw">
            {line.dueOn}　{followUpStateLabels[line.state as keyof typeof followUpStateLabels]}
          </span>
        </li>
      ))}
    </ul>
  );
}
