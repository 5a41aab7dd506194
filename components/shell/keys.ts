/** Elements name the key they answer to in data-key; rows are tr[data-row]. */
const keyed: Readonly<Record<string, string>> = { "/": "filter", e: "export", "[": "previous", "]": "next" };

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("textarea, select, input:not([type=checkbox]):not([type=radio])") !== null);

const find = (key: string) => document.querySelector<HTMLElement>(`[data-key="${key}"]`);

function moveRow(step: 1 | -1, from: HTMLElement | null): boolean {
  const rows = Array.from(document.querySelectorAll<HTMLElement>("main tr[data-row]"));
  const now = from ? rows.indexOf(from) : -1;
  const next = rows[now === -1 ? (step === 1 ? 0 : rows.length - 1) : now + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

function leave(): boolean {
  const target = find("close") ?? find("clear");
  target?.click();
  return target !== null;
}

function onRow(event: KeyboardEvent, row: HTMLElement): boolean {
  if (event.key === "Enter" && event.target === row) {
    row.querySelector<HTMLElement>("th a, td a")?.click();
    return true;
  }
  if (event.key === " " && event.target === row) {
    const box = row.querySelector(".ck");
    box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey }));
    return box !== null;
  }
  if (event.key === "ArrowDown") return moveRow(1, row);
  if (event.key === "ArrowUp") return moveRow(-1, row);
  return false;
}

/** Does what a key asks for and says "help" for `?`; nothing inside fields and modal dialogs. */
export function pressKey(event: KeyboardEvent): "help" | "done" | null {
  if (typing(event.target) || document.querySelector("dialog[open]")) return null;
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-row]") : null;
  let done = false;
  if (event.key === "?") {
    event.preventDefault();
    return "help";
  }
  if (event.key === "Escape") done = leave();
  else if (event.key === "j") done = moveRow(1, row);
  else if (event.key === "k") done = moveRow(-1, row);
  else if (row) done = onRow(event, row);
  const named = done ? undefined : keyed[event.key];
  if (named) {
    const target = find(named);
    if (named === "filter") target?.focus();
    else target?.click();
    done = target !== null;
  }
  if (done) event.preventDefault();
  return done ? "done" : null;
}
