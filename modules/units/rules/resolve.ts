import type { UnitLevelName } from "@/vocab/unit-levels";

export interface NamedUnit {
  code: string;
  parentCode: string | null;
  level: UnitLevelName;
  name: string;
  shortName: string;
  title: string;
  aliases: readonly string[];
  statutoryCode?: string | null;
}

export type Resolved =
  /** `name` says which one is meant, a street with its district before it. */
  | { ok: true; code: string; name: string }
  | { ok: false; reason: "ambiguous"; candidates: string[]; message: string }
  | { ok: false; reason: "unknown" | "refused"; message: string };

/** What the table already says about the unit: its level, or the district that its column names. */
export interface Hint {
  level?: UnitLevelName;
  within?: string;
}

/** Districts that were merged away; a row that names one is sent back with the present one. */
const former = new Map([
  ["崇文", "东城区"],
  ["宣武", "西城区"],
]);

const plain = (text: string): string => text.normalize("NFKC").replace(/[\s·\-—>/]/g, "");

/**
 * Finds units by the names that officers write: full, short and union names, aliases and township names, 区 and 街道 joined, with blanks
 * and full-width forms. A bare short name that a district shares with a street means the district. Never guesses between equals.
 */
export function unitResolver(units: readonly NamedUnit[]): (text: string, hint?: Hint) => Resolved {
  const byCode = new Map(units.map((u) => [u.code, u]));
  const byStatute = new Map(units.filter((u) => u.statutoryCode).map((u) => [u.statutoryCode!, u]));
  const full = indexOf(units, (u) => [u.name, u.title, ...u.aliases]);
  const short = indexOf(units, (u) => [u.shortName]);
  const prefixes = units
    .filter((u) => u.level === "district")
    .flatMap((u) => [u.title, u.name, u.shortName, ...u.aliases].map((name) => ({ name: plain(name), code: u.code })))
    .sort((a, b) => b.name.length - a.name.length);

  const fits = (unit: NamedUnit, { level, within }: Hint): boolean =>
    (level === undefined || unit.level === level) &&
    (within === undefined ||
      unit.parentCode === within ||
      (unit.level === "street" && (unit.statutoryCode ?? "").startsWith(within)));

  function named(text: string, hint: Hint): NamedUnit[] {
    for (const index of [full, short]) {
      const hits = (index.get(text) ?? []).filter((u) => fits(u, hint));
      const districts = hits.filter((u) => u.level === "district");
      if (hits.length > 0) return index === short && districts.length === 1 ? districts : hits;
    }
    return [];
  }

  function joined(text: string, hint: Hint): NamedUnit[] {
    if (hint.within !== undefined) return [];
    for (const { name, code } of prefixes) {
      if (!text.startsWith(name) || text.length === name.length) continue;
      const hits = variants(text.slice(name.length)).flatMap((rest) => named(rest, { level: "street", within: code }));
      if (hits.length > 0 && (hint.level === undefined || hint.level === "street")) return hits;
    }
    return [];
  }

  return (written, hint = {}) => {
    const text = plain(written);
    const present = former.get(/^(?:北京市?)?(崇文|宣武)(?:区.*|总工会)?$/.exec(text)?.[1] ?? "");
    if (present)
      return { ok: false, reason: "refused", message: `“${written.trim()}”已并入${present}，请填写${present}` };
    const coded = byCode.get(text === "110000" ? "11" : text) ?? byStatute.get(text);
    if (coded) return found(coded);
    for (const variant of variants(text)) {
      const own = named(variant, hint);
      const hits = [...new Set(own.length > 0 ? own : joined(variant, hint))];
      if (hits.length === 1) return found(hits[0]!);
      if (hits.length > 1) return ambiguous(written, hits);
    }
    const district = hint.within === undefined ? undefined : byCode.get(hint.within);
    const where = district ? `${district.name}没有` : "没有";
    return {
      ok: false,
      reason: "unknown",
      message: text === "" ? "请填写单位" : `${where}名为“${written.trim()}”的单位`,
    };
  };

  function found(unit: NamedUnit): Resolved {
    const above = unit.level === "street" ? (byCode.get(unit.parentCode ?? "")?.name ?? "") : "";
    return { ok: true, code: unit.code, name: `${above}${unit.name}` };
  }

  function ambiguous(written: string, hits: NamedUnit[]): Resolved {
    const names = hits.map((u) => `${byCode.get(u.parentCode ?? "")?.name ?? ""}${u.name}`);
    const message = `“${written.trim()}”有重名：${names.join("、")}，请写明所属区`;
    return { ok: false, reason: "ambiguous", candidates: hits.map((u) => u.code), message };
  }
}

function indexOf(units: readonly NamedUnit[], names: (unit: NamedUnit) => string[]): Map<string, NamedUnit[]> {
  const index = new Map<string, NamedUnit[]>();
  for (const unit of units) {
    for (const name of new Set(names(unit).map(plain))) index.set(name, [...(index.get(name) ?? []), unit]);
  }
  return index;
}

/** The text as written, then without what officers put around a name: the city before it, the union or the office behind it. */
function variants(text: string): string[] {
  const office = text.replace(/(街道|地区)办(?:事处)?$/, "$1").replace(/([镇乡])(?:人民)?政府$/, "$1");
  const bare = office.replace(/(?:总工会|工会工作委员会|工会委员会|工会联合会)$/, "");
  const all = [text, office, bare].flatMap((t) => [t, t.replace(/^(?:北京市总工会|市总工会|北京市|北京|市总)/, "")]);
  return [...new Set(all)].filter((t) => t !== "");
}
