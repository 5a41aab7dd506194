"use client";
import { createContext, useContext } from "react";

interface FormContextValue {
  fields: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  pending: boolean;
}

export const noForm: FormContextValue = { fields: {}, values: {}, pending: false };

export const FormContext = createContext<FormContextValue>(noForm);

/** Errors, returned values and pending state of the form around; empty outside a form. */
export const useFormState = () => useContext(FormContext);

interface FieldContextValue {
  id: string;
  name: string;
  describedBy: string | undefined;
  invalid: boolean;
  value: string | undefined;
  required: boolean;
}

export const FieldContext = createContext<FieldContextValue | null>(null);

/** What a control takes from the Field around it. */
export function useField(): FieldContextValue {
  const field = useContext(FieldContext);
  if (!field) throw new Error("a control stands inside a Field");
  return field;
}
