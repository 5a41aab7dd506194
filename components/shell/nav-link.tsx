"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

interface NavLinkProps {
  href: string;
  /** Entries below this one that have a link of their own: on their pages this one is not the current. */
  below?: readonly string[];
  children: ReactNode;
}

/** A link of the navigation that knows whether its section is the one shown. */
export function NavLink({ href, below = [], children }: NavLinkProps) {
  const path = usePathname();
  const own = href.split("?")[0] ?? href;
  const inside = (entry: string) => path === entry || path.startsWith(`${entry}/`);
  const current = path === own ? "page" : inside(own) && !below.some(inside) ? "true" : undefined;
  return (
    <Link href={href} prefetch={false} aria-current={current}>
      {children}
    </Link>
  );
}
