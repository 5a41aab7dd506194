/**
 * Says how far something is over another connection than its own. Nobody waits for it: of what is told while an earlier word is
 * still under way only the last is said, and a word that fails is dropped.
 */
export function teller<Word>(say: (word: Word) => Promise<unknown>, pause = 300): (word: Word) => void {
  let next: { word: Word } | null = null;
  let talking = false;
  const talk = async () => {
    talking = true;
    while (next) {
      const { word } = next;
      next = null;
      await say(word).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    talking = false;
  };
  return (word) => {
    next = { word };
    if (!talking) void talk();
  };
}
