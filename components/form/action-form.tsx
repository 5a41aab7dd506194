"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { StatusIcon } from "../ui/status-light";
import { toast } from "../ui/toast";
import { delivering } from "./delivering";
import { dropDraft, restoreDraft, saveDraft } from "./draft";
import { FormContext } from "./form-context";
import { type FormAction, type FormState, idempotencyField } from "./form-state";

interface ActionFormProps {
  action: FormAction;
  /** Keeps what was typed under this key until the form succeeds; name the account and the subject in it. */
  draftKey?: string | undefined;
  /** Spoken name of the form. */
  label?: string | undefined;
  className?: string | undefined;
  /** Keep the fields after success, e.g. for settings. */
  keepOnSuccess?: boolean | undefined;
  children: ReactNode;
}

const start: FormState = { ok: false };

/** randomUUID exists on secure origins only; an intranet address over http is not one. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{3}).(.{3}).(.{3})(.{12}).*$/, "$1-$2a-4$3-8$4-$5");
}

/** A form over a server action: field errors, message, pending state, idempotency key, draft, and goto on success. */
export function ActionForm({ action, draftKey, label, className = "form", keepOnSuccess, children }: ActionFormProps) {
  // Without scripts the form posts to the action itself, and what that answered is where scripts go on.
  const [posted, post] = useActionState(action, start);
  const [state, dispatch, pending] = useActionState(delivering(action), posted);
  const [restored, setRestored] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const key = useRef<string>(null);
  key.current ??= newKey();
  const settled = useRef(state);
  const router = useRouter();

  useEffect(() => {
    const target = form.current;
    // An effect may run twice; the second finds nothing left to change.
    if (draftKey && target) setRestored((before) => restoreDraft(draftKey, target) || before);
  }, [draftKey]);

  useEffect(() => {
    if (settled.current === state) return;
    settled.current = state;
    if (!state.ok) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    key.current = newKey();
    if (draftKey) dropDraft(draftKey);
    setRestored(false);
    if (!keepOnSuccess) form.current?.reset();
    // A form that was opened in a dialog has said what it had to say.
    form.current?.closest("dialog")?.close();
    if (state.message) toast(state.message);
    if (state.goto) router.push(state.goto);
    else router.refresh();
  }, [state, draftKey, keepOnSuccess, router]);

  // Submitting by hand keeps the fields: React resets a form after its action, also when the action refuses.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const data = new FormData(event.currentTarget, submitter);
    data.set(idempotencyField, key.current ?? newKey());
    startTransition(() => dispatch(data));
  };
  const keep = () => {
    if (draftKey && form.current) saveDraft(draftKey, form.current);
  };
  const discard = () => {
    if (draftKey) dropDraft(draftKey);
    form.current?.reset();
    setRestored(false);
  };

  return (
    <form ref={form} action={post} onSubmit={submit} onInput={keep} className={className} aria-label={label}>
      <input type="hidden" name={idempotencyField} defaultValue={key.current} suppressHydrationWarning />
      {restored && (
        <p className="draft-note" role="status">
          已恢复草稿
          <button type="button" className="btn t sm" onClick={discard}>
            放弃草稿
          </button>
        </p>
      )}
      {!state.ok && state.message && (
        <p className="form-message" role="alert">
          <StatusIcon shape="over" />
          {state.message}
        </p>
      )}
      <FormContext value={{ fields: state.fields ?? {}, values: state.values ?? {}, pending }}>{children}</FormContext>
    </form>
  );
}
