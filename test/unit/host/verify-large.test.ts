/** `verify` of documents beside their signatures that are too large for the host to hold. */
import assert from 'node:assert/strict'
import type { HostRequest } from '../../../host/operations/handler.ts'
import { verify } from '../../../host/operations/verify.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { Result } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makePdf, signDetached, signPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { makeXades } from '../../support/make-xades.ts'

const size = limits.heldBytes + 1

describe('verify of a document that is too large to be held', () => {
  const document = new Uint8Array(size)
  const other = new Uint8Array(size)
  other[size - 1] = 1
  let authority: Authority
  let signer: TestSigner
  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  async function judge(
    signed: Bytes,
    content: Bytes,
  ): Promise<{ one: Result<'verify'>['results'][number]; longest: number }> {
    let longest = 0
    const request = {
      signal: new AbortController().signal,
      progress: () => undefined,
      read: async ({ offset, length }: { offset: number; length: number }) => {
        longest = Math.max(longest, length)
        return content.subarray(offset, offset + length)
      },
    } as unknown as HostRequest<'verify'>
    const { results } = await verify({ documents: [{ signed, size }], roots: [authority.root] }, request, {} as never)
    return { one: results[0] ?? assert.fail(), longest }
  }
  const reasonsOf = ({ one }: Awaited<ReturnType<typeof judge>>): unknown =>
    'signers' in one ? one.signers.map(({ valid, reasons }) => [valid, ...reasons]) : one.error.details

  for (const [what, make] of [
    ['a CMS', () => signDetached(signer, document)],
    ['an XML signature', () => makeXades(signer, { document, packaging: 'detached' })],
  ] as const)
    it(`knows it by its digest beside ${what}, a piece at a time`, async () => {
      const signed = make()
      const good = await judge(signed, document)
      assert.deepEqual(reasonsOf(good), [[true]])
      assert.ok(good.longest <= limits.contentChunk)
      assert.deepEqual(reasonsOf(await judge(signed, other)), [[false, 'contentChanged']])
    })

  it('is not taken for what stands in an XML document', async () => {
    assert.deepEqual(reasonsOf(await judge(makeXades(signer), document)), [[false, 'contentChanged']])
  })

  it('says so of signatures that need it whole, and reads nothing of it', async () => {
    const header = Buffer.from('{"alg":"ES256"}').toString('base64url')
    for (const signed of [utf8(`${header}..AA`), signPdf(signer, makePdf())]) {
      const judged = await judge(signed, document)
      assert.deepEqual([reasonsOf(judged), judged.longest], [{ limit: limits.heldBytes, reason: 'notByDigest' }, 0])
    }
  })
})
