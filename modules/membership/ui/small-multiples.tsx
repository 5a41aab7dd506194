import Link from "next/link";
import { Card } from "@/components/ui/card";
import { countText, shareText } from "@/components/ui/figure";
import { Segmented } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { ChildGrowth } from "../reads/children";
import type { MembershipSearchValues } from "../search";
import { ground } from "./words";

const SHOWN = 17;

/** The units below as bars without an axis, each on its own scale, with net and target; what is not shown stands as 其余 with its sums. */
export function SmallMultiples({
  lines,
  title,
  search,
}: {
  lines: readonly ChildGrowth[];
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
              href={line.own ? null : hrefWith("/membership", ground(search), { unit: line.code, rows: "" })}
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

function Multiple({ line, href }: { line: ChildGrowth; href: string | null }) {
  const inside = (
    <>
      <span className="multiple-head">
        <b>{line.name}</b>
        {line.target !== null && <span className="mut">{shareText(line.developed / line.target)}</span>}
      </span>
      <Bars values={line.months} />
      <span className="multiple-foot">
        <b>{countText(line.net)}</b>
        {line.target !== null && (
          <span className="mut multiple-target">
            {countText(line.developed)}/{countText(line.target)}
          </span>
        )}
      </span>
    </>
  );
  return href === null ? (
    <span className="multiple">{inside}</span>
  ) : (
    <Link className="multiple" href={href} prefetch={false}>
      {inside}
    </Link>
  );
}

const HEIGHT = 24;

function Bars({ values }: { values: readonly number[] }) {
  const top = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const scale = top === low ? 0 : HEIGHT / (top - low);
  const width = 100 / Math.max(1, values.length);
  return (
    <svg className="multiple-bars" viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {values.map((value, at) => {
        const height = Math.max(value === 0 ? 0 : 1, Math.abs(value) * scale);
        return (
          <rect
            // The place in the row is the month; there is nothing else to name it by.
            key={`${String(at)}`}
            x={at * width + 1}
            width={width - 2}
            y={value >= 0 ? top * scale - height : top * scale}
            height={height}
            fill={value >= 0 ? "var(--c1)" : "var(--st-behind-fill)"}
          />
        );
      })}
    </svg>
  );
}
