"use client";
import { useEffect, useState } from "react";
import { StatusIcon } from "./status-light";

interface ToastNote {
  id: number;
  text: string;
  bad: boolean;
}

const channel = "tuijintai:toast";

/** Shows one sentence at the corner and speaks it politely. Call it from client leaves. */
export function toast(text: string, bad = false) {
  window.dispatchEvent(new CustomEvent(channel, { detail: { text, bad } }));
}

/** The place where toasts appear; stands once, in the shell, so that a note survives a navigation. */
export function ToastHost() {
  const [notes, setNotes] = useState<ToastNote[]>([]);
  useEffect(() => {
    let next = 0;
    const show = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const id = next++;
      setNotes((now) => [...now, { id, text: String(event.detail.text), bad: event.detail.bad === true }]);
      setTimeout(() => setNotes((now) => now.filter((note) => note.id !== id)), 6000);
    };
    window.addEventListener(channel, show);
    return () => window.removeEventListener(channel, show);
  }, []);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {notes.map((note) => (
        <div key={note.id} className={note.bad ? "toast bad" : "toast"}>
          <StatusIcon shape={note.bad ? "over" : "done"} />
          {note.text}
        </div>
      ))}
    </div>
  );
}
