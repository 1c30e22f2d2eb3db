/** The time that so large a part of all did not take longer than: 0.99 of a hundred is the one before the last. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * part) - 1] ?? 0
}
