"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** A navigation that never arrives stops being shown. */
const LONGEST = 15_000;

/** Whether a click is on its way to another page: the router took it over, and it leads elsewhere than to a place on this one. */
function leads(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || !event.defaultPrevented) return false;
  return link.origin === location.origin && link.pathname + link.search !== location.pathname + location.search;
}

/** A line below the top bar while the next page is fetched; its style waits 200 ms, so that quick pages come without it. */
export function Going() {
  const path = usePathname();
  const search = useSearchParams().toString();
  const [from, setFrom] = useState<string | null>(null);
  const here = `${path}?${search}`;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const click = (event: MouseEvent) => {
      if (!leads(event)) return;
      setFrom(here);
      clearTimeout(timer);
      timer = setTimeout(() => setFrom(null), LONGEST);
    };
    document.addEventListener("click", click);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", click);
    };
  }, [here]);

  return <div className="going" data-on={from === here} aria-hidden="true" />;
}
