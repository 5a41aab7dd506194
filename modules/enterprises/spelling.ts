import { pinyin } from "pinyin-pro";

const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** How a name is found from the keyboard: suihejisong and shjs for 穗禾即送. */
export function spelled(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: "none", v: true, type: "array" }).map(plain);
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable.slice(0, 1)).join("") };
}
