import Link from "next/link";

interface TodoStripProps {
  followUps: Record<"sign" | "handle" | "close", { count: number }>;
  plan: { decide: number; report: number };
  reports: { decide: number; due: readonly unknown[] };
}

/** What waits for the reader, by kind; each opens its list. Nothing waits: nothing is shown. */
export function TodoStrip({ followUps, plan, reports }: TodoStripProps) {
  const kinds = [
    { label: "待签收督办", count: followUps.sign.count, href: "/follow-ups?mine=1&state=issued" },
    {
      label: "待办理督办",
      count: followUps.handle.count,
      href: "/follow-ups?mine=1&state=signed&state=in_progress&state=returned",
    },
    { label: "待销号", count: followUps.close.count, href: "/follow-ups?mine=1&state=submitted" },
    { label: "待决定申请", count: plan.decide, href: "/desk#requests" },
    { label: "待审核报告", count: reports.decide, href: "/reports?hint=review" },
    { label: "待报送报告", count: reports.due.length, href: "/desk#due-reports" },
    { label: "待填报", count: plan.report, href: "/desk#to-report" },
  ];
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <nav className="card todo-strip" aria-label="我的待办">
      <Link className="all" href="/desk" prefetch={false}>
        我的待办 <b>{total}</b>
      </Link>
      {kinds
        .filter(({ count }) => count > 0)
        .map(({ label, count, href }) => (
          <Link key={label} href={href} prefetch={false}>
            {label} <b>{count}</b>
          </Link>
        ))}
    </nav>
  );
}
