"use client";
import { useRef, useState } from "react";
import { DateInput, Field } from "@/components/form/field";
import { type FollowUpLevel, levelLabels, levelOrder } from "@/vocab/levels";

interface TermFieldsProps {
  level: FollowUpLevel;
  /** Due day proposed for each level, and its term in working days. */
  due: Record<FollowUpLevel, string>;
  term: Record<FollowUpLevel, number>;
  today: string;
}

/** Level and due day: choosing a level proposes its usual term, until the issuer sets a day of his own. */
export function TermFields({ level, due, term, today }: TermFieldsProps) {
  const [chosen, setChosen] = useState(level);
  const day = useRef<HTMLInputElement>(null);
  const choose = (next: FollowUpLevel) => {
    if (day.current?.value === due[chosen]) day.current.value = due[next];
    setChosen(next);
  };
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">级别</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {levelOrder.map((one) => (
            <label key={one} className="check">
              <input
                className="ck"
                type="radio"
                name="level"
                value={one}
                defaultChecked={one === level}
                onChange={() => choose(one)}
              />
              {levelLabels[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        name="dueOn"
        label="办结期限"
        required
        hint={`${levelLabels[chosen]}通常给 ${term[chosen]} 个工作日，即 ${due[chosen]}`}
      >
        <DateInput ref={day} min={today} defaultValue={due[level]} />
      </Field>
    </>
  );
}
