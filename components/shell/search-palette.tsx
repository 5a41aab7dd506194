"use client";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import { Icon } from "../ui/icons";

export interface SearchHit {
  group: string;
  label: string;
  hint?: string | undefined;
  href: string;
}

interface SearchPaletteProps {
  /** A server action: the hits within the user's scope, already grouped and in order. */
  search: (q: string) => Promise<SearchHit[]>;
  placeholder?: string | undefined;
}

/** Search over everything, opened by Ctrl K or by its button; arrows choose, Enter opens, Esc closes. */
export function SearchPalette({ search, placeholder = "搜索单位、任务、企业" }: SearchPaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [q, setQ] = useState("");
  const [hits, setHits] = useState<SearchHit[] | null>(null);
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const show = useCallback(() => {
    if (document.querySelector("dialog[open]")) return;
    dialog.current?.showModal();
    input.current?.focus();
    input.current?.select();
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      show();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [show]);

  const type = (value: string) => {
    setQ(value);
    clearTimeout(timer.current);
    const turn = ++asked.current;
    if (value.trim() === "") return setHits(null);
    timer.current = setTimeout(
      () =>
        start(async () => {
          const found = await search(value.trim()).catch(() => []);
          // An answer that arrives after a newer question is not shown.
          if (turn === asked.current) setHits(found);
        }),
      180,
    );
  };
  const open = (href: string) => {
    dialog.current?.close();
    router.push(href);
  };
  const groups = Map.groupBy(hits ?? [], (hit) => hit.group);
  return (
    <>
      <button type="button" className="search" onClick={show} aria-haspopup="dialog">
        <Icon name="search" />
        <span>{placeholder}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <dialog ref={dialog} className="palette" aria-label="搜索">
        <Command label="搜索" shouldFilter={false} loop>
          <Command.Input ref={input} value={q} onValueChange={type} placeholder={placeholder} />
          <Command.List label="搜索结果">
            {[...groups].map(([group, members]) => (
              <Command.Group key={group} heading={group}>
                {members.map((hit) => (
                  <Command.Item key={hit.href} value={hit.href} onSelect={() => open(hit.href)}>
                    {hit.label}
                    {hit.hint && <small>{hit.hint}</small>}
                  </Command.Item>
                ))}
              </Command.Group>
            ))}
          </Command.List>
        </Command>
        <p className="palette-note" role="status">
          {pending
            ? "正在查找…"
            : hits === null
              ? "输入名称、编号、拼音或首字母"
              : hits.length === 0
                ? `没有找到“${q}”`
                : `${hits.length} 条`}
        </p>
        <p className="palette-foot max-md:hidden">
          <span>↑↓ 选择</span>
          <span>Enter 打开</span>
          <span>Esc 关闭</span>
        </p>
      </dialog>
    </>
  );
}
