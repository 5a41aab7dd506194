/** Drafts of forms, kept in this browser: text, choices and marks; never files, passwords or hidden inputs. */
type Draft = Record<string, string[]>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const unsaved = new Set(["file", "password", "hidden", "submit", "button"]);

const controls = (form: HTMLFormElement): Control[] =>
  Array.from(form.elements).filter(
    (el): el is Control =>
      (el instanceof HTMLInputElement || el instanceof HTMLSelectElement || el instanceof HTMLTextAreaElement) &&
      el.name !== "" &&
      !unsaved.has(el.type),
  );

const isMark = (el: Control): el is HTMLInputElement =>
  el instanceof HTMLInputElement && (el.type === "checkbox" || el.type === "radio");

const slot = (key: string) => `draft:${key}`;

export function saveDraft(key: string, form: HTMLFormElement) {
  const draft: Draft = {};
  for (const el of controls(form)) {
    draft[el.name] ??= [];
    if (!isMark(el) || el.checked) draft[el.name]?.push(el.value);
  }
  try {
    localStorage.setItem(slot(key), JSON.stringify(draft));
  } catch {
    // A full or forbidden store only costs the draft, never the form.
  }
}

export function dropDraft(key: string) {
  try {
    localStorage.removeItem(slot(key));
  } catch {
    // as above
  }
}

function readDraft(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(slot(key)) ?? "null");
    return kept !== null && typeof kept === "object" ? (kept as Draft) : null;
  } catch {
    return null;
  }
}

/** Writes a kept draft into the form; true when that changed anything. */
export function restoreDraft(key: string, form: HTMLFormElement): boolean {
  const draft = readDraft(key);
  if (!draft) return false;
  const left = new Map(Object.entries(draft).map(([name, values]) => [name, Array.isArray(values) ? [...values] : []]));
  let changed = false;
  for (const el of controls(form)) {
    const values = left.get(el.name);
    if (!values) continue;
    if (isMark(el)) {
      const checked = values.includes(el.value);
      changed ||= el.checked !== checked;
      el.checked = checked;
    } else {
      const value = values.shift();
      if (value === undefined) continue;
      changed ||= el.value !== value;
      el.value = value;
    }
  }
  return changed;
}
