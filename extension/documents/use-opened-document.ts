/** Opens a document while it is on the screen; another one, or none, cancels the reading. */
import { useEffect, useState } from 'preact/hooks'
import { openDocument, type About, type OpenedContent } from './open-document.ts'

/** `content`: `null` when it is drawn without. Returns `null` while it is read. */
export function useOpenedDocument(content: Uint8Array | null, { type, size, edges }: About): OpenedContent | null {
  const [opened, setOpened] = useState<{ from: Uint8Array | null; type: string; what: OpenedContent } | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    openDocument(content, { type, size, edges }, leaving.signal).then(
      what => setOpened({ from: content, type, what }),
      () => undefined,
    )
    return () => leaving.abort()
  }, [content, type, size, edges])
  return opened?.from === content && opened.type === type ? opened.what : null
}
