/** Figures as people type and read them; stored as integers (money in 分-based units: 1 万元 = 1,000,000). */
export type FigureKind = "count" | "ratio" | "money" | "milestone";

/** Decimals that are typed and kept: money in 万元, a milestone's points in per cent. */
const decimals: Record<FigureKind, number> = { count: 0, ratio: 0, money: 6, milestone: 2 };

/**
 * A typed figure as its stored integer; null when it is not one. Counts and ratio parts are whole numbers, money is 万元 with
 * up to six decimals, a milestone's progress per cent with up to two. Full-width digits, separators and a leading + are fine.
 */
export function parseAmount(text: string, kind: FigureKind): number | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[,%\s]/g, "")
    .replace(/^\+/, "")
    .replace(/^[−–]/, "-");
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const [, sign = "", whole = "", rest = ""] = match;
  const digits = decimals[kind];
  const fraction = rest.replace(/0+$/, "");
  if (fraction.length > digits) return null;
  const value = Number(whole + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(value)) return null;
  return sign && value !== 0 ? -value : value;
}

/** A stored integer as typed text without separators: what a form shows to be edited; `parseAmount` reads it back. */
export function typedAmount(value: number, kind: FigureKind): string {
  const places = decimals[kind];
  if (places === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -places)}${fraction && `.${fraction}`}`;
}

/** A stored integer as it is read: grouped digits, money in 万元. */
export function shownAmount(value: number, kind: FigureKind): string {
  const [whole = "", fraction] = typedAmount(value, kind).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
}

/** A typed target: counts and money as amounts, ratios and milestones in per cent with up to two decimals, stored in 1/10,000. */
export function parseTarget(text: string, kind: FigureKind): number | null {
  if (kind === "count" || kind === "money") return positive(parseAmount(text, kind));
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.normalize("NFKC").replace(/[%\s]/g, ""));
  if (!match) return null;
  const value = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return value > 0 && value <= 10_000 ? value : null;
}

export function typedTarget(value: number, kind: FigureKind): string {
  return kind === "count" || kind === "money" ? typedAmount(value, kind) : String(value / 100);
}

/** A stored target as it is read: grouped digits, 万元 for money, per cent for ratios and milestones. */
export function shownTarget(value: number, kind: FigureKind): string {
  return kind === "count" || kind === "money" ? shownAmount(value, kind) : `${value / 100}%`;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** Median of the absolute values; null with fewer than three of them, when a median says nothing. */
export function typicalAmount(amounts: number[]): number | null {
  const sizes = amounts.map(Math.abs).sort((a, b) => a - b);
  if (sizes.length < 3) return null;
  const half = sizes.length >> 1;
  return sizes.length % 2 ? sizes[half]! : (sizes[half - 1]! + sizes[half]!) / 2;
}

/** A jump over five times what is usual: warned about, never refused. Source: DOMAIN, "Validation". */
export function isJump(amount: number, typical: number | null): boolean {
  return typical !== null && typical > 0 && Math.abs(amount) > 5 * typical;
}
