/** The documents of one consent on their way through the token: never idle between two chunks, and told of as they are done. */
import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import type { HostRequest } from '../../../host/operations/handler.ts'
import { signDocuments, type DocumentsToSign } from '../../../host/operations/sign-documents.ts'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import type { SignedChunk } from '../../../host/token/token-calls.ts'
import type { SignOrder } from '../../../host/token/token.ts'
import { digestOf } from '../../../host/digests.ts'
import { utf8 } from '../../../shared/bytes.ts'
import type { Progress } from '../../../shared/operations/index.ts'
import { signedChunk } from '../../support/signed-chunk.ts'
import { until } from '../../support/until.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { token } from '../extension/questions.ts'

type Token = (order: SignOrder) => Promise<SignedChunk>

describe('documents that are signed', () => {
  let signer: TestSigner
  before(async () => {
    signer = await makeSigner(await createAuthority(), makeKey('P-256'))
  })

  const signing: Token = async ({ items }) =>
    signedChunk(items.map(({ toBeSigned }) => ecdsaFromDer(signer.sign(toBeSigned), 32)))

  /** So many documents, and what the token is asked for and the page is told meanwhile. */
  function begin(count: number, sign: Token) {
    const orders: SignOrder[] = []
    const progress: Progress<'sign'>[] = []
    const request: Pick<
      HostRequest<'sign'>,
      'id' | 'operation' | 'origin' | 'signal' | 'made' | 'signed' | 'progress'
    > = {
      id: 'r',
      operation: 'sign',
      origin: 'https://bank.example',
      signal: new AbortController().signal,
      made: new Set(),
      signed: [],
      progress: value => void progress.push(value),
    }
    const names = Array.from({ length: count }, (_, index) => `payment ${index}`)
    const { certificate, chain, signatureAlgorithm: algorithm } = signer
    const signatures = signDocuments({
      params: { format: 'cms', documents: names.map(name => ({ name, type: 'text/plain', size: name.length })) },
      candidate: { fingerprint: 'a'.repeat(64), token },
      identity: { certificate, chain, algorithm },
      documents: names.map((name, index) => ({ index, digest: digestOf('SHA-256', utf8(name)) })),
      request: request as DocumentsToSign['request'],
      keyId: '01',
      batch: {
        sign: order => {
          orders.push(order)
          return sign(order)
        },
      },
      progress: { before: 0, total: count },
    })
    return { signatures, orders, progress }
  }

  async function placesOf(signatures: ReturnType<typeof signDocuments>): Promise<number[]> {
    const places: number[] = []
    for await (const { index } of signatures) places.push(index)
    return places
  }

  const documentsIn = (orders: readonly SignOrder[]): string[][] =>
    orders.map(({ items }) => items.flatMap(({ records }) => records.map(({ document }) => document)))

  it('are prepared and asked for one chunk ahead while the token still signs, and no more than that', async () => {
    const { signatures, orders } = begin(24, () => new Promise(() => undefined))
    void signatures.next()
    await until('two chunks are asked for', () => orders.length >= 2)
    // A third one would be prepared by then.
    for (let turns = 0; turns < 50; turns++) await turn()
    const ahead = Array.from({ length: 16 }, (_, index) => `payment ${index}`)
    assert.deepEqual(documentsIn(orders), [ahead.slice(0, 8), ahead.slice(8)])
    assert.deepEqual(
      orders.map(({ last }) => last),
      [false, false],
    )
  })

  it('come in order, and after each chunk the page is told how many are done', async () => {
    const { signatures, orders, progress } = begin(10, signing)
    assert.deepEqual(
      await placesOf(signatures),
      Array.from({ length: 10 }, (_, index) => index),
    )
    assert.deepEqual(progress, [
      { done: 8, total: 10 },
      { done: 10, total: 10 },
    ])
    assert.deepEqual(
      orders.map(({ last }) => last),
      [false, true],
    )
  })

  it('are told of from two on: of a single one the result says it all', async () => {
    const single = begin(1, signing)
    assert.deepEqual(await placesOf(single.signatures), [0])
    assert.deepEqual(single.progress, [])
    const two = begin(2, signing)
    assert.deepEqual(await placesOf(two.signatures), [0, 1])
    assert.deepEqual(two.progress, [{ done: 2, total: 2 }])
  })
})
