import Link from "next/link";
import { Menu } from "@/components/ui/menu";
import { type Day, isoOf } from "@/platform/dates";

interface PeriodMenuProps {
  /** Closed months, newest first. */
  months: readonly { endsOn: Day }[];
  asOf: string | undefined;
  /** Address of the same page on another day; undefined: today. */
  href: (asOf: string | undefined) => string;
}

const monthText = (iso: string) => `${iso.slice(0, 4)} 年 ${Number(iso.slice(5, 7))} 月`;

/** 截至今天 ▾: the months whose published figures can be read, and the way back to today. Nothing before the first is closed. */
export function PeriodMenu({ months, asOf, href }: PeriodMenuProps) {
  if (months.length === 0 && asOf === undefined) return null;
  const shown = months.find((month) => isoOf(month.endsOn) === asOf);
  const label = shown ? `${monthText(isoOf(shown.endsOn))}（已定稿）` : `截至 ${asOf ?? "今天"}`;
  return (
    <Menu label={`${label} ▾`} name="选择截止日期" className="btn t sm">
      <Link href={href(undefined)} prefetch={false}>
        今天（实时）
      </Link>
      {months.map(({ endsOn }) => (
        <Link key={endsOn} href={href(isoOf(endsOn))} prefetch={false}>
          {monthText(isoOf(endsOn))}（已定稿）
        </Link>
      ))}
    </Menu>
  );
}
