/**
 * Makes the signatures whole: the host tells where the document's bytes belong, and they come from our own copy, so that they
 * need not travel. What goes inside is what was shown, byte by byte, or nothing goes out.
 */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import type { HostResult } from '../../shared/operations/index.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'
import type { Documents } from './documents.ts'

type Told = HostResult<'sign'>
type Joined = { signature: Bytes | Blob } | Extract<Told['results'][number], { error: unknown }>

/** In the order of the documents. @throws MohurError DOCUMENT_CHANGED */
export async function joined({ results }: Told, documents: Documents): Promise<Joined[]> {
  const made: Joined[] = []
  for (const [index, one] of results.entries()) {
    made.push('parts' in one ? { signature: await join(one.parts, { index, documents }) } : one)
  }
  return made
}

async function join(
  parts: SignatureParts,
  { index, documents }: { index: number; documents: Documents },
): Promise<Bytes | Blob> {
  const content = parts.includes('content') ? await documents.read(index) : new Uint8Array()
  const pieces = parts.map(part => (part === 'content' ? content : part))
  return content.length > limits.joinedBytes ? new Blob(pieces) : concat(pieces)
}
