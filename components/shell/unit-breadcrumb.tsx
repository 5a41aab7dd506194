import Link from "next/link";
import type { ReactNode } from "react";

interface UnitBreadcrumbProps {
  /** From the user's own unit downwards; the last without picker is the present one. */
  levels: readonly { label: string; href?: string }[];
  /** A Menu of the units below, as the last level. */
  picker?: ReactNode | undefined;
  label?: string | undefined;
}

/** 北京市 / 朝阳区 / 和平街街道: each level a link, the last one a picker; never above the user's unit. */
export function UnitBreadcrumb({ levels, picker, label = "单位" }: UnitBreadcrumbProps) {
  return (
    <nav className="crumb" aria-label={label}>
      <ol>
        {levels.map((level, at) => {
          const last = at === levels.length - 1;
          return (
            <li key={level.label} aria-current={last && !picker ? "page" : undefined}>
              {level.href && !(last && !picker) ? (
                <Link href={level.href} prefetch={false}>
                  {level.label}
                </Link>
              ) : last ? (
                <b>{level.label}</b>
              ) : (
                level.label
              )}
            </li>
          );
        })}
        {picker && <li>{picker}</li>}
      </ol>
    </nav>
  );
}
