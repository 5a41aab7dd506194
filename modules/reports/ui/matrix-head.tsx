import Link from "next/link";
import { countText, shareText } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import { type ReportLook, reportLookLabels } from "@/vocab/reports";
import type { Matrix } from "../reads/matrix";
import type { Rates } from "../rules/expected";
import { shortLabel } from "../rules/periods";
import type { ReportSearchValues } from "../search";
import { Look } from "./look";

const order: ReportLook[] = ["approved", "submitted", "zero", "returned", "missing"];

/** The bar of states with their counts, and 齐全率 and 及时率 with their fractions. */
export function MatrixHead({ matrix, search }: { matrix: Matrix; search: ReportSearchValues }) {
  const { counts, rates, before, run } = matrix;
  const ground = { unit: search.unit, period: search.period };
  const shares = order.filter((look) => counts.looks[look] > 0);
  const spoken = order.map((look) => `${reportLookLabels[look]} ${counts.looks[look]}`).join("，");
  const soFar = matrix.workdaysLeft > 0 ? "，截至今日" : "";
  const running = before.rates.expected > 0 && run.length > 1;
  return (
    <section className="card rp" aria-label="报送情况">
      <div className="rb" role="img" aria-label={`${counts.all} 个单位：${spoken}`}>
        {shares.map((look) => (
          <i key={look} className={`b-${look}`} style={{ flex: counts.looks[look] }} />
        ))}
      </div>
      <div className="rl">
        {order.map((look) => {
          const inside = (
            <>
              <Look look={look} />
              <b>{counts.looks[look]}</b>
            </>
          );
          return counts.looks[look] === 0 ? (
            <span key={look}>{inside}</span>
          ) : (
            <Link
              key={look}
              href={hrefWith("/reports", ground, { state: look })}
              prefetch={false}
              aria-current={search.state === look ? "true" : undefined}
            >
              {inside}
            </Link>
          );
        })}
        <span className="vr" />
        <Rate label="齐全率" share={rates.completeness} n={rates.submitted} of={rates.expected} />
        <Rate label="及时率" share={rates.timeliness} n={rates.onTime} of={rates.expected} after={soFar} />
        {running && (
          <span>
            <small>{shortLabel(before.period)}</small>{" "}
            <Link className="sub" href={hrefWith("/reports", ground, { period: before.period.key })} prefetch={false}>
              {ratesText(before.rates)}
            </Link>
          </span>
        )}
        <Link className="rl-more" href={hrefWith("/reports/rates", ground)} prefetch={false}>
          按单位和期间查看
        </Link>
      </div>
    </section>
  );
}

const ratesText = ({ completeness, timeliness }: Rates): string =>
  `齐全 ${shareText(completeness ?? 0)}　及时 ${shareText(timeliness ?? 0)}`;

interface RateProps {
  label: string;
  share: number | null;
  n: number;
  of: number;
  after?: string;
}

function Rate({ label, share, n, of, after = "" }: RateProps) {
  if (share === null) return null;
  return (
    <span>
      <small>{label}</small> <b>{shareText(share)}</b>{" "}
      <span className="mut">
        {countText(n)} ÷ {countText(of)}
        {after}
      </span>
    </span>
  );
}
