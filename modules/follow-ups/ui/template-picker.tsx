"use client";
import { useId } from "react";

interface TemplatePickerProps {
  templates: readonly { id: number; name: string; body: string }[];
  /** Name of the text field that a choice fills. */
  field: string;
}

/** Fills the form's text with a saved one; what was typed stays until a text is chosen. */
export function TemplatePicker({ templates, field }: TemplatePickerProps) {
  const id = useId();
  const fill = (select: HTMLSelectElement) => {
    const target = select.form?.elements.namedItem(field);
    const body = templates.find((one) => String(one.id) === select.value)?.body;
    if (!(target instanceof HTMLTextAreaElement) || body === undefined) return;
    target.value = body;
    // The form keeps its draft from what is typed.
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.focus();
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        套用模板<i>选填</i>
      </label>
      <select id={id} className="input" defaultValue="" onChange={(event) => fill(event.currentTarget)}>
        <option value="">不套用</option>
        {templates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
