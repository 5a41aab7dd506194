"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the navigation that knows whether its section is the one shown. */
export function NavLink({ href, title, children }: { href: string; title?: string; children: ReactNode }) {
  const path = usePathname();
  const own = href.split("?")[0] ?? href;
  const current = path === own ? "page" : path.startsWith(`${own}/`) ? "true" : undefined;
  return (
    <Link href={href} prefetch={false} title={title} aria-current={current}>
      {children}
    </Link>
  );
}
