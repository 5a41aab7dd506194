"use client";
import { StatusIcon } from "../ui/status-light";
import { useFormState } from "./form-context";

/** The error of a field that is no Field, e.g. a CheckGroup; nothing while there is none. */
export function FieldError({ name }: { name: string }) {
  const error = useFormState().fields[name];
  if (!error) return null;
  return (
    <p className="field-error" role="alert">
      <StatusIcon shape="over" />
      {error}
    </p>
  );
}
