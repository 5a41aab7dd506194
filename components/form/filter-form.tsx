"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

interface FilterFormProps {
  action: string;
  label: string;
  children: ReactNode;
}

/** Address of a GET form without its empty values, so that a link stays short and a cleared filter leaves no trace. */
function addressOf(form: HTMLFormElement, action: string): string {
  const kept = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") kept.append(name, value);
  const query = kept.toString();
  return query ? `${action}?${query}` : action;
}

/** The form of a FilterBar: submits itself on a choice, after a pause in typing, and by Enter. Plain GET without script. */
export function FilterForm({ action, label, children }: FilterFormProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // A choice is a step that 后退 takes back; what is being typed is none.
  const go = (form: HTMLFormElement, how: "push" | "replace") => {
    clearTimeout(timer.current);
    start(() => router[how](addressOf(form, action), { scroll: false }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(event.currentTarget, "replace");
  };
  const change = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const typed = event.target instanceof HTMLInputElement && ["text", "search"].includes(event.target.type);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(form, typed ? "replace" : "push"), typed ? 400 : 0);
  };
  return (
    <form
      method="get"
      action={action}
      onSubmit={submit}
      onInput={change}
      className="filter-row"
      aria-label={label}
      aria-busy={pending}
    >
      {children}
    </form>
  );
}
