import { Card } from "@/components/ui/card";
import { DrillNumber } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import type { FollowUpCounts } from "../reads/counts";

const labels = { "0-2": "0–2 日", "3-5": "3–5 日", "6-10": "6–10 日", over10: "10 日以上" } as const;

/** 账龄: open follow-ups by working days since they were issued. */
export function Ageing({ counts, ground }: { counts: FollowUpCounts; ground: Record<string, unknown> }) {
  const largest = Math.max(1, ...Object.values(counts.ages));
  return (
    <Card title="账龄" note={`在办 ${counts.open} 项，按发出至今的工作日`} className="mt-3">
      <ul className="grid max-w-[760px] grid-cols-1 gap-x-6 gap-y-2 px-3 py-2.5 sm:grid-cols-2 lg:grid-cols-4">
        {(Object.keys(labels) as (keyof typeof labels)[]).map((age) => (
          <li key={age} className="grid grid-cols-[64px_1fr_32px] items-center gap-2 whitespace-nowrap">
            {labels[age]}
            <span className="pb" aria-hidden="true">
              <i style={{ width: `${(counts.ages[age] / largest) * 100}%`, background: "var(--c1)" }} />
            </span>
            <span className="n">
              <DrillNumber
                value={counts.ages[age]}
                href={hrefWith("/follow-ups", ground, { age })}
                title={`账龄 ${labels[age]}的在办事项`}
                strong
              />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
