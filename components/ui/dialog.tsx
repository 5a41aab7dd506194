"use client";
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { useFormState } from "../form/form-context";
import { type ButtonLook, buttonClass } from "./button";

interface ConfirmButtonProps {
  /** Words of the button, and of the confirming one unless `confirm` says otherwise. */
  label: string;
  title: string;
  /** What will happen, in one sentence. */
  consequence: ReactNode;
  confirm?: string | undefined;
  look?: ButtonLook | undefined;
  small?: boolean | undefined;
  /** Sent with the form, where one form has several decisions. */
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  /** Fields that the decision needs, such as a reason. */
  children?: ReactNode | undefined;
}

/** Inside a form: asks with the consequence before submitting it. Focus returns to the button; errors reopen it. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, title, consequence, confirm = label, look = "plain", small = false, name, value, disabled } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useRef(false);
  const heading = useId();
  // While the question is not asked, its fields neither bind the form nor travel with it.
  const [open, setOpen] = useState(false);
  const { fields, pending } = useFormState();
  const ask = useCallback(() => {
    setOpen(true);
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    if (asked.current && props.children && Object.keys(fields).length > 0) ask();
    asked.current = false;
  }, [fields, props.children, ask]);

  const leave = () => dialog.current?.close();
  const go = (event: React.MouseEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.form?.checkValidity()) return;
    asked.current = true;
    leave();
  };
  return (
    <>
      <button type="button" className={buttonClass(look, small)} disabled={disabled || pending} onClick={ask}>
        {label}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={heading} onClose={() => setOpen(false)}>
        <div className="dialog-body">
          <h2 id={heading}>{title}</h2>
          <p>{consequence}</p>
          {props.children && <fieldset disabled={!open}>{props.children}</fieldset>}
          <div className="dialog-actions">
            <button type="button" className="btn" onClick={leave}>
              取消
            </button>
            <button type="submit" className="btn p" name={name} value={value} onClick={go}>
              {confirm}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
