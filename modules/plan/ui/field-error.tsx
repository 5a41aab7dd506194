"use client";
import { useFormState } from "@/components/form/form-context";
import { StatusIcon } from "@/components/ui/status-light";

/** The refusal of a group of inputs that no single Field holds. */
export function FieldError({ name, id }: { name: string; id?: string }) {
  const message = useFormState().fields[name];
  if (!message) return null;
  return (
    <p className="field-error" id={id}>
      <StatusIcon shape="over" />
      {message}
    </p>
  );
}
