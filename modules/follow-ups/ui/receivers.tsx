"use client";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useFormState } from "@/components/form/form-context";
import { StatusIcon } from "@/components/ui/status-light";

interface ReceiversProps {
  groups: readonly { title: string; units: readonly { code: string; title: string }[] }[];
  chosen: readonly string[];
  officers: readonly { id: string; name: string; unit: string }[];
  /** Units that have open follow-ups about these tasks already. */
  open: readonly { unit: string; n: number }[];
}

/** Receiving units by group, with a filter; an officer may be named while exactly one unit is chosen. */
export function Receivers({ groups, chosen, officers, open }: ReceiversProps) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(chosen));
  const [text, setText] = useState("");
  const { fields } = useFormState();
  const officerId = useId();
  const boxes = useRef<HTMLFieldSetElement>(null);
  const count = useCallback(() => {
    const checked = boxes.current?.querySelectorAll<HTMLInputElement>("input:checked") ?? [];
    setPicked(new Set(Array.from(checked, (box) => box.value)));
  }, []);
  // A kept draft is written into the boxes after this effect has run, so they are counted one turn later.
  useEffect(() => {
    const timer = setTimeout(count);
    return () => clearTimeout(timer);
  }, [count]);
  const [only] = picked.size === 1 ? picked : [];
  const choices = only === undefined ? [] : officers.filter((officer) => officer.unit === only);
  const busy = open.filter((row) => picked.has(row.unit)).reduce((sum, row) => sum + row.n, 0);

  return (
    <>
      <fieldset ref={boxes} className="field">
        <legend className="field-label">承办单位</legend>
        <div className="flex flex-wrap items-center gap-3">
          <input
            type="search"
            className="input max-w-60"
            aria-label="筛选单位"
            placeholder="筛选单位"
            value={text}
            onChange={(event) => setText(event.currentTarget.value.trim())}
          />
          <span className="mut" aria-live="polite">
            已选 {picked.size} 个单位
          </span>
        </div>
        {groups.map((group, at) => (
          <details
            className="group"
            key={group.title}
            open={text !== "" || at === 0 || group.units.some((unit) => chosen.includes(unit.code))}
            hidden={!group.units.some((unit) => unit.title.includes(text))}
          >
            <summary className="mt-2 inline-flex min-h-6 items-center gap-2 text-ink-2">
              <span aria-hidden="true" className="text-12 group-open:rotate-90">
                ▸
              </span>
              {group.title} <span className="mut">{group.units.length}</span>
            </summary>
            <div className="grid grid-cols-2 gap-x-4 md:grid-cols-3 xl:grid-cols-4">
              {group.units.map((unit) => (
                <label key={unit.code} className="check max-md:min-h-11" hidden={!unit.title.includes(text)}>
                  <input
                    className="ck"
                    type="checkbox"
                    name="units[]"
                    value={unit.code}
                    defaultChecked={chosen.includes(unit.code)}
                    onChange={count}
                  />
                  {unit.title}
                </label>
              ))}
            </div>
          </details>
        ))}
        {busy > 0 && <p className="field-hint">所选单位对这些任务已有 {busy} 项在办，可继续签发</p>}
        {fields.units && (
          <p className="field-error">
            <StatusIcon shape="over" />
            {fields.units}
          </p>
        )}
      </fieldset>
      <div className="field">
        <label htmlFor={officerId}>
          承办人<i>选填</i>
        </label>
        <select id={officerId} name="officer" className="input" disabled={choices.length === 0} key={only ?? ""}>
          <option value="">{only === undefined ? "选定一个单位后可指定" : "由单位安排"}</option>
          {choices.map((officer) => (
            <option key={officer.id} value={officer.id}>
              {officer.name}
            </option>
          ))}
        </select>
        {fields.officer && (
          <p className="field-error">
            <StatusIcon shape="over" />
            {fields.officer}
          </p>
        )}
      </div>
    </>
  );
}
