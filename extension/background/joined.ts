/**
 * Makes the signatures whole: the host tells where the document's bytes belong, and they come from our own copy, so that they
 * need not travel.
 */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import type { HostResult } from '../../shared/operations/index.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'
import { readBytes, type Documents } from './documents.ts'
import { sizeOf } from './request-documents.ts'

type Told = HostResult<'sign'>
type Joined = { signature: Bytes | Blob } | Extract<Told['results'][number], { error: unknown }>

/** In the order of the documents. */
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
  const whole = parts.map(part => (part === 'content' ? documents.kept(index) : part))
  if (whole.reduce((size, piece) => size + sizeOf(piece), 0) > limits.joinedBytes) return new Blob(whole)
  return concat(await Promise.all(whole.map(piece => readBytes(piece))))
}
