"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icons";

/** Below 1024 px: the navigation in a drawer, opened by ☰, closed by Esc, 关闭, or going somewhere. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const path = usePathname();
  // Open on one page only: going somewhere closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === path;

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <>
      <button
        type="button"
        className="menu-button"
        aria-label="打开导航"
        aria-expanded={open}
        onClick={() => setOpenOn(path)}
      >
        <Icon name="menu" />
      </button>
      <dialog ref={dialog} className="drawer" aria-label="导航" onClose={() => setOpenOn(null)}>
        {open && (
          <>
            <div className="drawer-head">
              推进台
              <button type="button" className="btn t" onClick={() => setOpenOn(null)}>
                关闭
              </button>
            </div>
            {children}
          </>
        )}
      </dialog>
    </>
  );
}
