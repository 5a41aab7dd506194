import Link from "next/link";
import { Menu } from "../ui/menu";

interface ColumnMenuProps {
  columns: readonly { key: string; label: string }[];
  /** Keys that are shown. */
  shown: readonly string[];
  /** Address with these columns; the choice lives in the URL, so that a link and an export repeat it. */
  href: (shown: readonly string[]) => string;
}

/** 列设置: each entry is a link that shows or hides a column; the last one left cannot be hidden. */
export function ColumnMenu({ columns, shown, href }: ColumnMenuProps) {
  return (
    <Menu label="列设置" align="end">
      {columns.map(({ key, label }) => {
        const on = shown.includes(key);
        const next = columns.map((c) => c.key).filter((k) => (k === key ? !on : shown.includes(k)));
        if (next.length === 0) {
          return (
            <span key={key} className="menu-item mut">
              <span aria-hidden="true">✓</span> {label}
            </span>
          );
        }
        return (
          <Link key={key} href={href(next)} prefetch={false} scroll={false}>
            <span aria-hidden="true" className="inline-block w-3">
              {on ? "✓" : ""}
            </span>
            {label}
            <span className="sr">{on ? "，已显示，点按隐藏" : "，已隐藏，点按显示"}</span>
          </Link>
        );
      })}
    </Menu>
  );
}
