export interface Searchable {
  code: string;
  name: string;
  /** Name of the unit above. */
  parent: string;
  pinyin: string;
  initials: string;
  aliases: readonly string[];
}

const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/**
 * Units that a few typed words mean, best first, equals in the order given: a part of the name or an alias in Chinese, pinyin from its
 * beginning, initials, or the code. Of several words one must be the unit's, the others may be its parent's (朝阳 和平, chaoyang hpj).
 */
export function searchUnits<U extends Searchable>(units: readonly U[], text: string, limit: number): U[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const pinyinOf = new Map(units.map((u) => [u.name, u]));
  return units
    .map((unit) => ({ unit, score: scoreOf(unit, pinyinOf.get(unit.parent), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ unit }) => unit);
}

function scoreOf(unit: Searchable, parent: Searchable | undefined, words: string[]): number {
  const own = words.map((word) => matchOf(unit, word));
  const all = own.every((score, i) => score > 0 || (parent !== undefined && matchOf(parent, words[i]!) > 0));
  return all ? Math.max(...own) : 0;
}

function matchOf(unit: Searchable, word: string): number {
  const names = [unit.name, ...unit.aliases].map(plain);
  const name = names[0]!;
  if (names.includes(word) || unit.code === word) return 9;
  // 朝阳 means 朝阳区 before anything that merely begins with it.
  if (name.startsWith(word)) return name.length - word.length <= 2 ? 8 : 6;
  if (unit.initials === word || unit.pinyin === word) return 7;
  if (names.some((n) => n.includes(word))) return 5;
  if (unit.pinyin.startsWith(word)) return 4;
  if (unit.initials.startsWith(word)) return 3;
  if (word.length >= 4 && unit.pinyin.includes(word)) return 2;
  return /^\d{4,}$/.test(word) && unit.code.startsWith(word) ? 1 : 0;
}
