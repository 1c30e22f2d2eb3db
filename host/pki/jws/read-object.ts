/** A JSON object in which each name stands once, at every level (RFC 7515 section 4): what two programs could read in two ways is not read. */

/** @throws Error for anything else */
export function readObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  if (hasNameTwice(text)) throw new Error('a name stands twice')
  return value as Record<string, unknown>
}

/** Strings without a choice at each character: V8 remembers every one, and is out of room after some ten million. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g

/** `text` is well-formed. */
function hasNameTwice(text: string): boolean {
  const open: Set<string>[] = []
  let last = ''
  for (const [part] of text.matchAll(token)) {
    if (part === '{' || part === '[') open.push(new Set())
    else if (part === '}' || part === ']') open.pop()
    else if (part === ':') {
      const names = open.at(-1)
      const name = JSON.parse(last) as string
      if (names?.has(name)) return true
      names?.add(name)
    }
    last = part
  }
  return false
}
