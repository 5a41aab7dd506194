"use client";
import { useFormState } from "@/components/form/form-context";

/** The refusal of a field that is no Field, such as a single tick. */
export function FieldNote({ name }: { name: string }) {
  const error = useFormState().fields[name];
  return error ? (
    <p className="field-error" role="alert">
      {error}
    </p>
  ) : null;
}
