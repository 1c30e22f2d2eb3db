/** The door between formats and tokens: nothing that a token gives passes it unverified. */
import assert from 'node:assert/strict'
import { openSigner, type Signer, type SignerParts } from '../../../host/operations/signer.ts'
import { ecdsaFromDer, type SignatureForm } from '../../../host/pki/ecdsa-signature.ts'
import { verifySignature } from '../../../host/pki/verify-signature.ts'
import type { SignItem } from '../../../host/token/token.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames, keyAlgorithms, type KeyRow } from '../../../shared/key-algorithms.ts'
import { signedChunk } from '../../support/signed-chunk.ts'
import { makeKey, type TestKey } from '../../support/make-signer.ts'

const items = ['bir', 'iki', 'üç'].map(text => ({
  toBeSigned: utf8(text),
  documents: [{ document: text, digest: utf8(text) }],
}))

/** What a token gives: r‖s for ECDSA. */
const asToken = (key: TestKey, toBeSigned: Uint8Array): Bytes => {
  const { curve }: KeyRow = keyAlgorithms[key.algorithm]
  const signature = key.sign(toBeSigned)
  return curve?.jwk.kty === 'EC' ? ecdsaFromDer(signature, curve.coordinateBytes) : signature
}

interface Door {
  signer: Signer
  asked: SignItem[]
  made: SignerParts['request']['made']
  signed: SignerParts['request']['signed']
}

function openDoor(key: TestKey, form: SignatureForm, bend: (raw: Bytes, place: number) => Bytes): Door {
  const asked: SignItem[] = []
  const request: SignerParts['request'] = {
    id: 'r',
    origin: 'https://bank.example',
    operation: 'sign',
    made: new Set(),
    signed: [],
  }
  const signer = openSigner({
    request,
    signRaw: async (_, given) => {
      asked.push(...given)
      return signedChunk(given.map(({ toBeSigned }, place) => bend(asToken(key, toBeSigned), place)))
    },
    token: { label: 'Seal', serialNumber: '1' },
    key: { publicKey: key.publicKey, algorithm: key.signatureAlgorithm, certificate: null },
    form,
  })
  return { signer, asked, made: request.made, signed: request.signed }
}

const same = (raw: Bytes): Bytes => raw
const flipped = (raw: Bytes): Bytes => raw.map((octet, index) => (index === raw.length >> 1 ? octet ^ 1 : octet))

async function all(signer: Signer): Promise<Bytes[]> {
  const signatures: Bytes[] = []
  for await (const signature of signer.sign(items, true)) signatures.push(signature)
  return signatures
}

describe('the signer', () => {
  it('has a line for each of the documents that one signature is of, and takes all of them back with it', async () => {
    const key = makeKey('P-256')
    const { signer, asked, made, signed } = openDoor(key, 'ASN.1', same)
    const several = ['dörd', 'beş'].map(text => ({ document: text, digest: utf8(text) }))
    const signing = signer.sign([...items.slice(0, 1), { toBeSigned: utf8('manifest'), documents: several }], true)
    for await (const signature of signing) assert.ok(signature.length > 0)
    const names = (records: Iterable<{ document: string }>): string[] => [...records].map(({ document }) => document)
    assert.deepEqual(
      asked.map(({ records }) => names(records)),
      [['bir'], ['dörd', 'beş']],
    )
    assert.deepEqual(names(signed), ['bir', 'dörd', 'beş'])
    signer.withhold()
    assert.deepEqual([names(signed), names(made)], [['bir'], ['dörd', 'beş']])
  })

  for (const algorithm of keyAlgorithmNames) {
    const key = makeKey(algorithm)

    it(`gives what ${algorithm} signed, in the form that the format wants, and tells what was signed`, async () => {
      for (const form of ['ASN.1', 'r‖s'] as const) {
        const { signer, asked, signed } = openDoor(key, form, same)
        const signatures = await all(signer)
        const { publicKey, signatureAlgorithm } = key
        for (const [place, signature] of signatures.entries()) {
          const toBeSigned = items[place]?.toBeSigned ?? assert.fail()
          const made = { publicKey, algorithm: signatureAlgorithm, toBeSigned, signature, form }
          assert.equal(verifySignature(made), true)
        }
        assert.deepEqual(
          signed.map(({ document }) => document),
          ['bir', 'iki', 'üç'],
        )
        assert.deepEqual(
          signed,
          asked.flatMap(({ records }) => records),
        )
      }
    })

    it(`T37: gives no signature of ${algorithm} that does not hold, and what came before it`, async () => {
      const bends: Record<string, (raw: Bytes) => Bytes> = {
        flipped,
        empty: () => new Uint8Array(),
        short: raw => raw.subarray(1),
        long: raw => Uint8Array.of(...raw, 0),
        'of another message': () => asToken(key, utf8('dörd')),
        zeros: raw => new Uint8Array(raw.length),
      }
      for (const [name, bend] of Object.entries(bends)) {
        for (const form of ['ASN.1', 'r‖s'] as const) {
          const { signer, made, signed } = openDoor(key, form, (raw, place) => (place === 1 ? bend(raw) : raw))
          const given: Bytes[] = []
          const taking = (async () => {
            for await (const signature of signer.sign(items, true)) given.push(signature)
          })()
          await assert.rejects(taking, { code: 'SIGNATURE_WRONG' }, `${name}, ${form}`)
          assert.equal(given.length, 1)
          assert.deepEqual(
            signed.map(({ document }) => document),
            ['bir'],
          )
          // They were made, and go nowhere.
          assert.deepEqual(
            [...made].map(({ document }) => document),
            ['iki', 'üç'],
          )
        }
      }
    })
  }
})
