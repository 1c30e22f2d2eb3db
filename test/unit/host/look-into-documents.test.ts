/** Documents that cannot be signed as the page wants are found before the person is asked, within bounds. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { lookIntoDocuments, type LookIntoDocuments } from '../../../host/operations/look-into-documents.ts'
import { formats } from '../../../host/pki/formats.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { Piece } from '../../../shared/messages.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { deferred } from '../../support/deferred.ts'
import { makePdf } from '../../support/make-pdf.ts'

type Params = HostParams<'sign'>

const pdf = makePdf()
const encrypted = makePdf({ trailer: '/Encrypt 4 0 R' })
const xml = utf8('<a Id="x"/>')

/** `waits`: what each read waits for. */
function looking(form: object, contents: readonly Bytes[], waits: Promise<unknown> = Promise.resolve()) {
  const pieces: Piece[] = []
  const leaving = new AbortController()
  const params = {
    ...form,
    documents: contents.map(({ length }, at) => ({ name: `${at}`, type: 'application/pdf', size: length })),
  } as unknown as Params
  const look = lookIntoDocuments(params, {
    signal: leaving.signal,
    read: async piece => {
      pieces.push(piece)
      await waits
      return contents[piece.index]?.slice(piece.offset, piece.offset + piece.length) ?? new Uint8Array()
    },
  })
  return { look, pieces, leave: () => leaving.abort() }
}

const refusal = (look: LookIntoDocuments, details: object, code = 'BAD_PARAMS'): Promise<void> =>
  assert.rejects(look.earlier(), { code, details })

describe('a document that cannot be signed in the form that the page wants', () => {
  it('is told with its reason and its place among the others', async () => {
    const { look } = looking({ format: 'pades' }, [pdf, encrypted, utf8('hello')])
    await refusal(look, { reason: 'encrypted', at: 'documents.1' })
    await refusal(look, { reason: 'encrypted', at: 'documents.1' })
  })

  it('is found in XML that takes the signature inside, by the element that is meant', async () => {
    const enveloped = { format: 'xades', packaging: 'enveloped' }
    await refusal(looking(enveloped, [utf8('<a>')]).look, { reason: 'notWellFormed', at: 'documents.0' })
    const named = looking({ ...enveloped, element: 'y' }, [xml]).look
    await refusal(named, { reason: 'elementNotOne', at: 'documents.0' })
    await looking({ ...enveloped, element: 'x' }, [xml]).look.earlier()
  })

  it('is found in a PDF that has no such page for the mark that is wanted', async () => {
    const mark = { page: 2, at: 'foot', language: 'az' }
    const { look } = looking({ format: 'pades', mark }, [pdf])
    await refusal(look, { reason: 'markPageMissing', at: 'documents.0' })
  })

  it('is told of when its content is no longer what it was', async () => {
    const { look } = looking({ format: 'pades' }, [pdf])
    const shorter = lookIntoDocuments(
      { format: 'pades', documents: [{ name: '', type: '', size: pdf.length + 1 }] } as never,
      {
        signal: new AbortController().signal,
        read: async () => pdf,
      },
    )
    await look.earlier()
    await refusal(shorter, {}, 'DOCUMENT_CHANGED')
  })

  it('is none where every document will do, and nothing is read where the format takes any', async () => {
    await looking({ format: 'pades' }, [pdf, pdf]).look.earlier()
    const any = [{ format: 'cms' }, { format: 'jws' }, { format: 'xades', packaging: 'detached' }]
    for (const form of any) {
      const { look, pieces } = looking(form, [utf8('hello')])
      await look.earlier()
      assert.deepEqual(pieces, [], form.format)
    }
    const enveloping = looking({ format: 'xades', packaging: 'enveloping' }, [utf8('hello')]).look
    await enveloping.earlier()
  })

  it('is not looked for any more when the person has left', async () => {
    const read = deferred<null>()
    const { look, pieces, leave } = looking({ format: 'pades' }, [pdf, encrypted], read.promise)
    await sleep(0)
    leave()
    read.resolve(null)
    await assert.rejects(look.earlier(), { name: 'AbortError' })
    assert.deepEqual(
      pieces.map(({ index }) => index),
      [0],
    )
  })

  it('is looked for in so many bytes of all documents together, and no more', async () => {
    const { most } = formats.xades.fit ?? assert.fail()
    const comment = (length: number): Bytes =>
      concat([utf8('<a/><!--'), new Uint8Array(length - 11).fill(0x61), utf8('-->')])
    const enveloped = { format: 'xades', packaging: 'enveloped' }
    const whole = looking(enveloped, [comment(most - 3), utf8('<a>')])
    await refusal(whole.look, { reason: 'notWellFormed', at: 'documents.1' })
    const over = looking(enveloped, [comment(most - 2), utf8('<a>')])
    assert.deepEqual(await over.look.earlier(), [{ index: 1, signers: null }])
    assert.ok(over.pieces.every(({ index }) => index === 0))
  })

  it('leaves nothing of a document that could not be read', async () => {
    const read = Promise.reject(new Error('gone'))
    const { look } = looking({ format: 'pades' }, [pdf], read)
    await sleep(0)
    assert.equal(await look.take(0), null)
  })

  it('leaves the document that was read last to whoever signs it, once', async () => {
    const { look } = looking({ format: 'pades' }, [pdf, concat([pdf, utf8(' ')])])
    await look.earlier()
    assert.equal(await look.take(0), null)
    assert.equal((await look.take(1))?.length, pdf.length + 1)
    assert.equal(await look.take(1), null)
  })
})
