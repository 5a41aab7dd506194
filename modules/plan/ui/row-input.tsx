"use client";
import type { ComponentProps } from "react";
import { useFormState } from "@/components/form/form-context";
import { FieldError } from "./field-error";

/** An input in a row of many; its refusal stands beneath it, and the form moves the focus here. */
export function RowInput({ name, className = "", ...rest }: ComponentProps<"input"> & { name: string }) {
  const invalid = useFormState().fields[name] !== undefined;
  return (
    <>
      <input
        autoComplete="off"
        {...rest}
        name={name}
        className={`input ${className}`}
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? `${name}-error` : undefined}
      />
      <FieldError name={name} id={`${name}-error`} />
    </>
  );
}
