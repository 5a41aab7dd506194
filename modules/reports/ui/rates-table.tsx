import Link from "next/link";
import { DrillNumber, shareText } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import type { RatesRow } from "../reads/rates";
import type { Rates } from "../rules/expected";
import { type Period, shortLabel } from "../rules/periods";

interface RatesTableProps {
  rows: RatesRow[];
  total: RatesRow["cells"];
  unit: string;
  /** The last period shown, kept in the links down the tree. */
  period: string;
}

/** 齐全率 and 及时率 by unit and period: submitted, on time, expected; each count opens the list that it counts. */
export function RatesTable({ rows, total, unit, period }: RatesTableProps) {
  return (
    <div className="table-wrap fits">
      <table className="tb rates">
        <caption className="sr">各单位各期的齐全率与及时率</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {total.map(({ period }) => (
              <th key={period.key} scope="col" className="n">
                {shortLabel(period)}
                <span className="rate-cell">
                  <small />
                  <small>齐全</small>
                  <small>及时</small>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit} data-row={row.unit}>
              <th scope="row" className="nw">
                <Link
                  href={hrefWith(row.parent ? "/reports/rates" : "/reports", { unit: row.unit, period })}
                  prefetch={false}
                >
                  {row.name}
                </Link>
              </th>
              {row.cells.map(({ period, rates }) => (
                <RateCell key={period.key} unit={row.unit} period={period} rates={rates} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {total.map(({ period, rates }) => (
              <RateCell key={period.key} unit={unit} period={period} rates={rates} />
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface RateCellProps {
  unit: string;
  period: Period;
  rates: Rates;
}

function RateCell({ unit, period, rates }: RateCellProps) {
  if (rates.expected === 0) return <td className="n mut">—</td>;
  const href = hrefWith("/reports", { unit, period: period.key });
  return (
    <td className="n nw">
      <span className="rate-cell">
        <span>
          <DrillNumber value={rates.submitted} href={href} text={`${rates.submitted}/${rates.expected}`} />
        </span>
        <small className={rates.submitted < rates.expected ? "text-behind" : "mut"}>
          {shareText(rates.completeness ?? 0)}
        </small>
        <small className="mut">{shareText(rates.timeliness ?? 0)}</small>
      </span>
    </td>
  );
}
