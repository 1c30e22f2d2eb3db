/** Streams of a PDF whose data lie in another file (ISO 32000-1 section 7.3.8.2, table 5). */

/** What names a file: a string, a dictionary, or a reference to one; notes have numbers under the same name. */
const file = /^[\0\t\n\f\r ]*(?:[(<]|\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R)/
/** No dictionary of a stream goes on for longer. */
const longest = 4096

/** `at`: where a name `F` ends. Whether it stands in the dictionary of a stream, or of something in it. */
export function isExternal(bytes: Uint8Array, at: number): boolean {
  if (!file.test(textAt(bytes, at, 64))) return false
  const [whole = ''] = textAt(bytes, at, longest).split('endobj', 1)
  return />>[\0\t\n\f\r ]*stream[\r\n]/.test(whole)
}

const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))
