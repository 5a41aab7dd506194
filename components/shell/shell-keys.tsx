"use client";
import { useEffect, useRef, useState } from "react";
import { pressKey } from "./keys";

const store = "keys";

const keyList = [
  ["Ctrl K", "搜索单位、任务、企业"],
  ["/", "到筛选框"],
  ["↑ ↓ 或 j k", "上一行、下一行"],
  ["Enter", "打开所在行"],
  ["空格", "选中所在行，Shift 连选"],
  ["[ ]", "侧栏里的上一条、下一条"],
  ["Esc", "先关侧栏，再清除选择"],
  ["e", "导出"],
  ["?", "本表"],
] as const;

/** The single-key shortcuts of every page and their list, opened by `?` or [data-opens=keys]; they can be switched off (WCAG 2.1.4). */
export function ShellKeys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);

  useEffect(() => setOn(localStorage.getItem(store) !== "off"), []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== "Escape" && !on) return;
      if (pressKey(event) === "help") dialog.current?.showModal();
    };
    const click = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("[data-opens=keys]")) dialog.current?.showModal();
    };
    document.addEventListener("keydown", press);
    document.addEventListener("click", click);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("click", click);
    };
  }, [on]);

  const turn = (next: boolean) => {
    setOn(next);
    localStorage.setItem(store, next ? "on" : "off");
  };
  return (
    <dialog ref={dialog} className="dialog" aria-label="键盘快捷键">
      <div className="dialog-body">
        <h2>键盘快捷键</h2>
        <dl className="keys">
          {keyList.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="check">
          <input className="ck" type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
          使用单键快捷键（输入时总是停用）
        </label>
        <div className="dialog-actions">
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            关闭
          </button>
        </div>
      </div>
    </dialog>
  );
}
