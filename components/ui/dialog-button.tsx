"use client";
import { type ReactNode, useId, useRef } from "react";
import { type ButtonLook, buttonClass } from "./button";

interface DialogButtonProps {
  label: ReactNode;
  title: string;
  look?: ButtonLook | undefined;
  small?: boolean | undefined;
  wide?: boolean | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
}

/** A button that opens a modal dialog with a heading, content and 关闭. Esc closes; focus returns to the button. */
export function DialogButton({
  label,
  title,
  look = "plain",
  small = false,
  wide,
  disabled,
  children,
}: DialogButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <button
        type="button"
        className={buttonClass(look, small)}
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} className={wide ? "dialog wide" : "dialog"} aria-labelledby={heading}>
        <div className="dialog-body">
          <div className="flex items-center justify-between">
            <h2 id={heading}>{title}</h2>
            <button type="button" className="btn t" onClick={() => dialog.current?.close()}>
              关闭
            </button>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}
