import type { ReactNode } from "react";

interface CheckProps {
  name: string;
  value?: string | undefined;
  label: ReactNode;
  defaultChecked?: boolean | undefined;
  disabled?: boolean | undefined;
  type?: "checkbox" | "radio" | undefined;
}

/** A checkbox or radio with its word, in a target of 24 px. */
export function Check({ name, value, label, defaultChecked, disabled, type = "checkbox" }: CheckProps) {
  return (
    <label className="check">
      <input className="ck" type={type} name={name} value={value} defaultChecked={defaultChecked} disabled={disabled} />
      {label}
    </label>
  );
}

/** Several Checks under one name; the error of the field is shown by a Field or message beside it. */
export function CheckGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">{children}</div>
    </fieldset>
  );
}
