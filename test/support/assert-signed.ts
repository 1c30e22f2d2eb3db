/** Holds what the host signed against the programs that we did not write. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../shared/bytes.ts'
import type { WholeResult } from './host-process.ts'
import { joinParts } from './join-parts.ts'
import { cmsVerifiers } from './openssl.ts'

/** Detached signatures, in the order of their documents. */
export async function assertSigned(
  { results }: WholeResult<'sign'>,
  { documents, root }: { documents: readonly Bytes[]; root: Bytes },
): Promise<void> {
  assert.equal(results.length, documents.length)
  for (const [index, one] of results.entries()) {
    const signed = 'parts' in one ? joinParts(one.parts, new Uint8Array()) : assert.fail(one.error.code)
    for (const [name, verify] of Object.entries(cmsVerifiers)) {
      const { accepted, output } = await verify({ signed, content: documents[index] ?? null, root })
      assert.ok(accepted, `${name}: ${output}`)
    }
  }
}
