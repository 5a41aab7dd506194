"use client";
import { useEffect, useState } from "react";
import { Hint } from "../ui/states";
import { useField } from "./form-context";

/** After a DateInput inside its Field: the sentence about the month of the chosen day, by YYYY-MM; nothing where there is none. */
export function MonthNote({ notes }: { notes: Readonly<Record<string, string>> }) {
  const { id } = useField();
  const [month, setMonth] = useState("");
  useEffect(() => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement)) return;
    const { form } = field;
    const read = () => setMonth(field.value.slice(0, 7));
    const later = () => void setTimeout(read, 0);
    // A draft is put back after this effect, and a reset empties the fields after its event.
    later();
    field.addEventListener("input", read);
    form?.addEventListener("reset", later);
    return () => {
      field.removeEventListener("input", read);
      form?.removeEventListener("reset", later);
    };
  }, [id]);
  const note = notes[month];
  return <div role="status">{note && <Hint>{note}</Hint>}</div>;
}
