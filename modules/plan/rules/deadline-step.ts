/** Steps after a deadline went from one day to another: the step that stands on the deadline goes with it, all others stay. */
export function withDeadline<T extends { day: string | number }>(
  steps: readonly T[],
  from: T["day"] | null,
  to: T["day"] | null,
): T[] {
  if (from === null || to === null || from === to) return [...steps];
  return steps.map((step) => (step.day === from ? { ...step, day: to } : step));
}
