import Link from "next/link";
import { countText, DrillNumber, shareText } from "@/components/ui/figure";
import { isoOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";
import { type Leg, legLabels } from "@/vocab/movements";
import type { Growth } from "../reads/growth";
import type { MembershipSearchValues } from "../search";
import { listHref } from "./words";

const parts: [Leg, string][] = [
  ["opening", ""],
  ["join", "+"],
  ["in", "+"],
  ["out", "−"],
  ["leave", "−"],
];

/** 期初 + 入会 + 转入 − 转出 − 退会 = 在册, each a link; open offers stand apart and count in no sum. */
export function LedgerEquation({ growth, search }: { growth: Growth; search: MembershipSearchValues }) {
  const { equation, standing } = growth;
  const { outlook, verified, offers } = standing;
  const rate = verified.of === 0 ? null : verified.n / verified.of;
  return (
    <section className="card ledger" aria-label="会籍平衡式">
      {parts.map(([leg, sign]) => (
        <span key={leg} className="ledger-part">
          {sign && <i>{sign}</i>}
          <span>
            <small>{legLabels[leg]}</small>
            <DrillNumber value={equation[leg]} href={listHref(search, { kind: leg })} strong />
          </span>
        </span>
      ))}
      <span className="ledger-part">
        <i>=</i>
        <span>
          <small>在册</small>
          <DrillNumber value={equation.balance} href={listHref(search, {})} strong />
          <span className="sub">
            {" "}
            净增 <DrillNumber value={equation.net} href={listHref(search, { kind: "net" })} />
          </span>
        </span>
      </span>
      <span className="ledger-side">
        <small>转接中</small>
        {offers.rows === 0 ? (
          <b>0 笔</b>
        ) : (
          <Link
            className="d b"
            href={hrefWith("/membership/offers", { unit: search.unit, own: search.own, state: "open" })}
            prefetch={false}
          >
            {offers.rows} 笔 {countText(offers.persons)} 人
          </Link>
        )}
      </span>
      <span className="ledger-side">
        <small>方案期内发展{standing.target === null ? "" : ` / 目标 ${countText(standing.target)}`}</small>
        <DrillNumber value={standing.developed} href={listHref(search, { counted: "1" })} strong />
        {standing.target !== null && standing.target > 0 && (
          <span className="sub"> {shareText(standing.developed / standing.target)}</span>
        )}
      </span>
      <span className="ledger-side">
        <small>
          近8周{outlook.needed === null || outlook.needed === 0 ? "" : " / 所需"}
          {standing.target === null ? "" : `，${forecastText(standing)}`}
        </small>
        <b className="pace">{countText(Math.round(outlook.pace))}</b>
        <span className="sub">
          {outlook.needed === null || outlook.needed === 0
            ? " 人每周"
            : ` / ${countText(Math.ceil(outlook.needed))} 人每周`}
        </span>
      </span>
      <span className="ledger-side">
        <small>核实率（90 天内）</small>
        <b title={`${countText(verified.n)} ÷ ${countText(verified.of)} 人`}>
          {rate === null ? "—" : <Link href={listHref(search, { verified: "1" })}>{shareText(rate)}</Link>}
        </b>
      </span>
    </section>
  );
}

function forecastText({ outlook, due }: Growth["standing"]): string {
  if (outlook.met) return "已达标";
  if (outlook.impossible || outlook.metOn === null) return "按当前速度无法完成";
  const days = due === null ? 0 : due - outlook.metOn;
  const beside = due === null || days === 0 ? "" : days > 0 ? `，早 ${days} 天` : `，晚 ${-days} 天`;
  return `预计 ${isoOf(outlook.metOn)} 达标${beside}`;
}
