"use client";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "../ui/button";
import { useFormState } from "./form-context";

interface SubmitButtonProps {
  look?: ButtonLook | undefined;
  small?: boolean | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  /** Key that the shell presses, e.g. "export" for `e`. */
  shortcut?: string | undefined;
  children: ReactNode;
}

/** Submits the ActionForm around; says 正在提交 and stays inert while it is under way. Primary by default. */
export function SubmitButton({
  look = "primary",
  small = false,
  name,
  value,
  disabled,
  shortcut,
  children,
}: SubmitButtonProps) {
  const { pending } = useFormState();
  return (
    <button
      type="submit"
      className={buttonClass(look, small)}
      name={name}
      value={value}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      data-key={shortcut}
    >
      {pending ? "正在提交…" : children}
    </button>
  );
}
