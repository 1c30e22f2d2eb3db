/** Streams of a PDF that are deflated (ISO 32000-1 section 7.4.4), up to a size. */

/** Bytes that one stream, and all of them, may come to. */
export interface InflateRoom {
  left: number
}

/** `null`: it is broken, or has no room. What it takes is gone from the room. */
export async function inflate(bytes: Uint8Array, room: InflateRoom): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  const reader = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      room.left -= value.length
      if (room.left < 0) return null
      parts.push(value)
    }
  } catch {
    return null
  } finally {
    reader.cancel().catch(() => undefined)
  }
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
