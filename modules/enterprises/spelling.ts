import { pinyin } from "pinyin-pro";

const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** How a name is found from the keyboard: suihejisong and shjs for 穗禾即送. */
export function spelled(name: string): { pinyin: string; initials: string } {
  return {
    pinyin: plain(pinyin(name, { toneType: "none", v: true })),
    initials: plain(pinyin(name, { pattern: "first", toneType: "none" })),
  };
}
