/** What lies on the disk, read once for all who ask in the same turn of the event loop: a flood of requests is one look. */
export function onceATurn<T>(read: () => T): () => T {
  let kept: { value: T } | null = null
  return () => {
    if (kept) return kept.value
    kept = { value: read() }
    setImmediate(() => (kept = null))
    return kept.value
  }
}
