"use client";
import { type ComponentProps, type ReactNode, useId } from "react";
import { StatusIcon } from "../ui/status-light";
import { FieldContext, useField, useFormState } from "./form-context";

interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode | undefined;
  required?: boolean | undefined;
  /** Id of a Hint beside the field. */
  describedBy?: string | undefined;
  className?: string | undefined;
  /** One control: Input, Select, Textarea, DateInput or FileInput. */
  children: ReactNode;
}

/** Label, control, hint and error tied together; the error comes from the ActionForm around, by name. */
export function Field({ name, label, hint, required = false, describedBy, className = "", children }: FieldProps) {
  const id = useId();
  const { fields, values } = useFormState();
  // A list is sent as name[], and refused by its name.
  const error = fields[name] ?? fields[name.replace(/\[\]$/, "")];
  const described = [hint && `${id}-hint`, error && `${id}-error`, describedBy].filter(Boolean).join(" ");
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>
        {label}
        {!required && <i>选填</i>}
      </label>
      <FieldContext
        value={{
          id,
          name,
          describedBy: described || undefined,
          invalid: Boolean(error),
          value: values[name],
          required,
        }}
      >
        {children}
      </FieldContext>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <StatusIcon shape="over" />
          {error}
        </p>
      )}
    </div>
  );
}

function useControl(given: { defaultValue?: unknown; className?: string | undefined }) {
  const { id, name, describedBy, invalid, value, required } = useField();
  return {
    id,
    name,
    required,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
    className: `input ${given.className ?? ""}`,
    ...(value === undefined ? {} : { defaultValue: value }),
  };
}

/** Text, number or password inside a Field; all input attributes pass through. */
export function Input(props: ComponentProps<"input">) {
  return <input autoComplete="off" {...props} {...useControl(props)} />;
}

/** A date, YYYY-MM-DD. */
export function DateInput(props: ComponentProps<"input">) {
  return <input type="date" {...props} {...useControl(props)} />;
}

export function Textarea(props: ComponentProps<"textarea">) {
  return <textarea rows={3} {...props} {...useControl(props)} />;
}

interface SelectProps extends ComponentProps<"select"> {
  options: readonly { value: string; label: string; disabled?: boolean }[];
  /** First, empty choice. */
  placeholder?: string | undefined;
}

/** One of several inside a Field. */
export function Select({ options, placeholder, ...props }: SelectProps) {
  return (
    <select {...props} {...useControl(props)}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
