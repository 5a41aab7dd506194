/**
 * At most `count` at a time, the others in the order in which they came. Answers how to leave the seat, or null where
 * already `waiting` others wait.
 */
export function seats(count: number, waiting = Number.POSITIVE_INFINITY): () => Promise<(() => void) | null> {
  let taken = 0;
  const queue: (() => void)[] = [];
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else taken -= 1;
  };
  return async () => {
    if (taken < count) taken += 1;
    else if (queue.length >= waiting) return null;
    else await new Promise<void>((resolve) => queue.push(resolve));
    return leave;
  };
}
