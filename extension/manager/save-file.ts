/** Hands bytes or text to the person as a file, through the browser's own download. */

export interface SavedFile {
  name: string
  /** Media type. */
  type: string
  content: Uint8Array<ArrayBuffer> | string | Blob
}

export function saveFile({ name, type, content }: SavedFile): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A name for a file out of text from outside: letters, digits, points and hyphens, never empty. */
export function fileName(text: string, ending: string): string {
  const safe = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}.]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60)
  return `${safe || 'mohur'}.${ending}`
}
