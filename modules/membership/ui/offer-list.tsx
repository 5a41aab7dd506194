import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { Field, Input } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { countText } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { accept, decline, recall } from "../actions";
import type { OfferRow } from "../reads/offers";
import type { MembershipSearchValues } from "../search";

interface OfferListProps {
  rows: readonly OfferRow[];
  total: number;
  persons: number;
  search: Pick<MembershipSearchValues, "unit" | "own">;
  /** Whether the asker writes at all; sides decide the rest. */
  writes: boolean;
}

const SHOWN = 4;

/** Open offers: who → whom, age in working days, 接收 / 拒绝… for the receiver, 撤回 for the sender. */
export function OfferList({ rows, total, persons, search, writes }: OfferListProps) {
  const open = (change: Record<string, unknown>) =>
    hrefWith("/membership/offers", { unit: search.unit, own: search.own }, change);
  const shown = rows.slice(0, SHOWN);
  return (
    <Card
      title="转接中"
      note={
        total === 0 ? (
          "没有等待接收的转接"
        ) : (
          <>
            <Link className="d" href={open({ state: "open" })} prefetch={false}>
              {countText(total)} 笔 {countText(persons)} 人
            </Link>
            ，接收前留在转出方
          </>
        )
      }
      tools={<Link href={open({})}>全部转接</Link>}
    >
      {rows.length > 0 && (
        <ul className="offers">
          {shown.map((row) => (
            <li key={row.id}>
              <OfferItem row={row} writes={writes} />
            </li>
          ))}
        </ul>
      )}
      {total > shown.length && (
        <p className="offers-rest mut">
          其余 {countText(total - shown.length)} 笔见<Link href={open({ state: "open" })}>转接中的全部</Link>
        </p>
      )}
    </Card>
  );
}

function OfferItem({ row, writes }: { row: OfferRow; writes: boolean }) {
  const { ageing } = row;
  return (
    <>
      <div className="offer-head">
        <b>{`${workerGroupLabels[row.workerGroup]} ${row.count} 人`}</b>
        {ageing && (
          <span className={ageing.near ? "offer-age near" : "offer-age"}>
            {ageing.age === 0 ? "今天" : `${ageing.age} 个工作日`}
          </span>
        )}
      </div>
      <span className="sub">
        {row.fromName ?? `系统外（${row.recruiterName ?? "—"} 发展）`} → {row.toName}　{row.offeredOn.slice(5)} 提出
      </span>
      <div className="offer-foot">
        <OfferActions row={row} writes={writes} />
        {ageing && (
          <span className="mut">
            {ageing.left < 0
              ? `超期 ${-ageing.left} 个工作日`
              : `期限 ${row.termOn.slice(5)}，剩 ${ageing.left} 个工作日`}
          </span>
        )}
      </div>
    </>
  );
}

/** What the asker's unit may do with an open offer. */
export function OfferActions({ row, writes }: { row: OfferRow; writes: boolean }) {
  if (!writes || row.state !== "open" || row.mine === null) return null;
  const what = `${workerGroupLabels[row.workerGroup]} ${row.count} 人`;
  if (row.mine === "sender") {
    return (
      <ActionForm action={recall} label={`撤回 ${what}`} className="inline-form">
        <input type="hidden" name="offer" value={row.id} />
        <ConfirmButton
          label="撤回"
          small
          title={`撤回转接 ${what}`}
          consequence="会员留在本单位，预留解除；对方不再看到这一笔等待接收。"
        />
      </ActionForm>
    );
  }
  return (
    <>
      <ActionForm action={accept} label={`接收 ${what}`} className="inline-form">
        <input type="hidden" name="offer" value={row.id} />
        <SubmitButton look="plain" small>
          接收
        </SubmitButton>
      </ActionForm>
      <ActionForm action={decline} label={`拒绝 ${what}`} className="inline-form">
        <input type="hidden" name="offer" value={row.id} />
        <ConfirmButton
          label="拒绝…"
          confirm="拒绝"
          small
          title={`拒绝转接 ${what}`}
          consequence="什么也不过账，会员留在转出方；对方会看到原因。"
        >
          <Field name="reason" label="原因" required>
            <Input maxLength={200} />
          </Field>
        </ConfirmButton>
      </ActionForm>
    </>
  );
}
