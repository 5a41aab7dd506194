"use client";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { searchUnits } from "../rules/search";
import type { UnitChoice } from "./choice";

interface UnitComboboxProps {
  units: readonly UnitChoice[];
  name: string;
  value?: string | undefined;
  placeholder?: string | undefined;
  /** What the surrounding Field or label ties to the text box. */
  control?: {
    id?: string | undefined;
    "aria-describedby"?: string | undefined;
    "aria-invalid"?: boolean | undefined;
    "aria-label"?: string | undefined;
    required?: boolean | undefined;
  };
  className?: string | undefined;
}

const SHOWN = 40;

/** Chooses one unit by Chinese part, pinyin or initials; arrows move, Enter takes, Esc closes. Submits the code under `name`. */
export function UnitCombobox({ units, name, value = "", placeholder, control, className = "" }: UnitComboboxProps) {
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState(value);
  const hidden = useRef<HTMLInputElement>(null);
  const list = useId();
  const chosen = units.find((unit) => unit.code === code);
  const q = (text ?? "").trim();
  const found = useMemo(() => (q === "" ? units.slice(0, SHOWN) : searchUnits(units, q, SHOWN)), [units, q]);

  const take = (next: string) => {
    setCode(next);
    setText(null);
    setOpen(false);
    if (!hidden.current || hidden.current.value === next) return;
    // A form that listens for input (a filter, a draft) hears a choice like typing.
    hidden.current.value = next;
    hidden.current.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => (open ? Math.max(0, Math.min(found.length - 1, now + step)) : 0));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const unit = found[at];
      if (unit) take(unit.code);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setText(null);
      setOpen(false);
    }
  };
  return (
    <span className={`unit-pick ${className}`}>
      <input ref={hidden} type="hidden" name={name} value={code} readOnly />
      <input
        {...control}
        type="text"
        role="combobox"
        className="input"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open && found[at] ? `${list}-${found[at].code}` : undefined}
        placeholder={placeholder ?? "名称、拼音或首字母"}
        value={text ?? chosen?.title ?? ""}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onInput={(event) => {
          event.stopPropagation();
          setText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={press}
        onBlur={() => {
          if (text?.trim() === "") take("");
          setText(null);
          setOpen(false);
        }}
      />
      <div className="unit-list" hidden={!open}>
        <div id={list} role="listbox" aria-label="单位">
          {found.map((unit, index) => (
            // The box keeps the focus, so the keys are its own; the pointer takes a row before the blur closes the list.
            <div
              key={unit.code}
              id={`${list}-${unit.code}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerDown={(event) => {
                event.preventDefault();
                take(unit.code);
              }}
            >
              {unit.name} <span className="mut">{unit.parent}</span>
            </div>
          ))}
        </div>
        {found.length === 0 && <p className="mut">没有匹配的单位</p>}
        {found.length === SHOWN && <p className="mut">输入名称、拼音或首字母缩小范围</p>}
      </div>
    </span>
  );
}
