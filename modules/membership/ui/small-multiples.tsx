import Link from "next/link";
import { Card } from "@/components/ui/card";
import { countText, DrillNumber, shareText } from "@/components/ui/figure";
import { Segmented } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { ChildGrowth } from "../reads/children";
import type { MembershipSearchValues } from "../search";
import { ground, listHref } from "./words";

const SHOWN = 17;

/** The units below as bars without an axis, each on its own scale, with net and target; what is not shown stands as 其余 with its sums. */
export function SmallMultiples({
  lines,
  months,
  title,
  search,
}: {
  lines: readonly ChildGrowth[];
  /** YYYY-MM of the bars. */
  months: readonly string[];
  title: string;
  search: MembershipSearchValues;
}) {
  if (lines.length === 0) return null;
  const here = (change: Record<string, unknown>) => hrefWith("/membership", ground(search), change);
  const whole = search.rows === "all" || lines.length <= SHOWN + 1;
  const shown = whole ? lines : lines.slice(0, SHOWN);
  const rest = lines.slice(shown.length);
  const sum = (pick: (line: ChildGrowth) => number) => rest.reduce((total, line) => total + pick(line), 0);
  return (
    <Card
      title={title}
      note="月净增，各图纵轴独立；下为累计净增，再下为发展/目标"
      tools={
        <>
          <Segmented
            label="排列"
            items={[
              { label: "按净增", href: here({ order: "" }), current: search.order === "net" },
              { label: "按完成率", href: here({ order: "rate" }), current: search.order === "rate" },
            ]}
          />
          {lines.length > SHOWN + 1 && (
            <Link href={here({ rows: whole ? "" : "all" })}>{whole ? "收起" : `全部 ${lines.length} 个`}</Link>
          )}
        </>
      }
    >
      <ul className="multiples">
        {shown.map((line) => (
          <li key={line.code}>
            <Multiple
              line={line}
              months={months}
              search={{ ...search, unit: line.code, own: line.own ? "1" : undefined, rows: undefined }}
            />
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <Link className="multiple" href={here({ rows: "all" })} prefetch={false}>
              <span className="multiple-head">
                <b>其余 {rest.length} 个</b>
              </span>
              <span className="multiple-bars mut">展开全部</span>
              <span className="multiple-foot">
                <b>{countText(sum((line) => line.net))}</b>
              </span>
            </Link>
          </li>
        )}
      </ul>
    </Card>
  );
}

interface MultipleProps {
  line: ChildGrowth;
  months: readonly string[];
  /** The page's search at this unit. */
  search: MembershipSearchValues;
}

function Multiple({ line, months, search }: MultipleProps) {
  return (
    <div className="multiple">
      <span className="multiple-head">
        <Link className="ink" href={hrefWith("/membership", ground(search))} prefetch={false}>
          {line.name}
        </Link>
        {line.target !== null && <span className="mut">{shareText(line.developed / line.target)}</span>}
      </span>
      <Bars values={line.months} months={months} href={(period) => listHref(search, { kind: "net", period })} />
      <span className="multiple-foot">
        <DrillNumber value={line.net} href={listHref(search, { kind: "net" })} title={`${line.name} 累计净增`} strong />
        {line.target !== null && (
          <span className="mut multiple-target">
            <DrillNumber
              value={line.developed}
              href={listHref(search, { counted: "1" })}
              title={`${line.name} 方案期内发展`}
            />
            /{countText(line.target)}
          </span>
        )}
      </span>
    </div>
  );
}

const HEIGHT = 24;

interface BarsProps {
  values: readonly number[];
  months: readonly string[];
  href: (month: string) => string;
}

/** Each bar opens its month by pointer; by keyboard the unit's own page has the same months as a table. */
function Bars({ values, months, href }: BarsProps) {
  const top = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const scale = top === low ? 0 : HEIGHT / (top - low);
  const width = 100 / Math.max(1, values.length);
  return (
    <svg className="multiple-bars" viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {values.map((value, at) => {
        const height = Math.max(value === 0 ? 0 : 1, Math.abs(value) * scale);
        const month = months[at] ?? "";
        const bar = (
          <rect
            x={at * width + 1}
            width={width - 2}
            y={value >= 0 ? top * scale - height : top * scale}
            height={height}
            fill={value >= 0 ? "var(--c1)" : "var(--st-behind-fill)"}
          />
        );
        if (value === 0) return <g key={month}>{bar}</g>;
        return (
          <Link key={month} href={href(month)} prefetch={false} tabIndex={-1}>
            <title>{`${month} 净增 ${countText(value)}`}</title>
            {bar}
          </Link>
        );
      })}
    </svg>
  );
}
