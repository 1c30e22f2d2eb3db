/**
 * The one door between formats and tokens. Behind it, once for all formats: the journal's record, the token, the signature in the
 * format's form, and its verification with the key of the certificate that was shown.
 */
import { signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from '../../shared/algorithms.ts'
import { toHex, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { JournalEarlier, JournalRecord, JournalSigner } from '../../shared/journal.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { ecdsaToDer, type SignatureForm } from '../pki/ecdsa-signature.ts'
import { coordinateBytesOf, verifySignatureAside } from '../pki/verify-signature.ts'
import type { SignedChunk } from '../token/token-calls.ts'
import type { SignItem } from '../token/token.ts'
import type { HostRequest } from './handler.ts'

export interface SigningKey {
  /** DER of subjectPublicKeyInfo: what the signatures are verified with. */
  publicKey: Bytes
  algorithm: SignatureAlgorithm
  /** For the journal; `null` for a key that has no certificate yet. */
  certificate: { fingerprint: string; signer: JournalSigner } | null
}

export interface ToBeSigned {
  toBeSigned: Bytes
  /** For the journal: what is signed with it, one at least. */
  documents: readonly JournalledDocument[]
}

/** The document's name and its digest by the algorithm's hash. */
export interface JournalledDocument {
  document: string
  digest: Bytes
  /** Who signed it before. */
  earlier?: JournalEarlier | null
}

export interface Signer {
  algorithm: SignatureAlgorithm
  /**
   * The token begins at once; gives the signatures in order, each as it has been verified. `last`: nothing follows these.
   * @throws MohurError SIGNATURE_WRONG, and the token's own; what was given before holds.
   */
  sign: (items: readonly ToBeSigned[], last: boolean) => AsyncGenerator<Bytes, void>
  /** The signature that was given last is handed to nobody: undelivered, whatever comes of the others. */
  withhold: () => void
}

export interface SignerParts {
  request: Pick<HostRequest, 'id' | 'origin' | 'operation' | 'made' | 'signed'>
  /** As the token gives them. */
  signRaw: (
    algorithm: SignatureAlgorithm,
    items: SignItem[],
    last: boolean,
  ) => Promise<Pick<SignedChunk, 'signatures' | 'fault'>>
  token: Pick<TokenSummary, 'label' | 'serialNumber'>
  key: SigningKey
  form: SignatureForm
}

export function openSigner({ request, signRaw, token, key, form }: SignerParts): Signer {
  const { publicKey, algorithm, certificate } = key
  const { hash, encoding }: SignatureRow = signatureAlgorithms[algorithm]
  const coordinateBytes = coordinateBytesOf(publicKey)
  const recordOf = ({ document, digest, earlier }: JournalledDocument): JournalRecord => ({
    request: request.id,
    stage: 'signing',
    origin: request.origin,
    operation: request.operation,
    document,
    hash,
    digest: toHex(digest),
    certificate: certificate?.fingerprint ?? null,
    ...(certificate && { signer: certificate.signer }),
    ...(earlier && { earlier }),
    token: { label: token.label, serialNumber: token.serialNumber },
  })
  /** In the format's form; `null`: it is none by this key. */
  const checkedOf = async (toBeSigned: Bytes, raw: Bytes | undefined): Promise<Bytes | null> => {
    if (!raw) return null
    try {
      const signature = encoding === 'r‖s' && form === 'ASN.1' ? ecdsaToDer(raw, coordinateBytes) : raw
      const question = { publicKey, algorithm, toBeSigned, signature, form }
      return (await verifySignatureAside(question)) ? signature : null
    } catch {
      return null
    }
  }
  /** Lines of the signature that was given last. */
  let given = 0
  async function* verified(
    items: readonly SignItem[],
    signing: ReturnType<SignerParts['signRaw']>,
  ): AsyncGenerator<Bytes, void> {
    const { signatures, fault } = await signing
    // Told in their order, one by one, and verified at once.
    const checked = items.map(({ toBeSigned }, place) => checkedOf(toBeSigned, signatures[place]))
    for (const [place, { records }] of items.entries()) {
      if (fault && place === signatures.length) throw new MohurError(fault.code, fault.details)
      const signature = await checked[place]
      if (!signature) throw new MohurError('SIGNATURE_WRONG')
      for (const record of records) request.made.delete(record)
      request.signed.push(...records)
      given = records.length
      yield signature
    }
  }
  return {
    algorithm,
    sign(items, last) {
      const ordered = items.map(({ toBeSigned, documents }) => ({ toBeSigned, records: documents.map(recordOf) }))
      const signing = signRaw(algorithm, ordered, last).then(made => {
        const signed = made.fault ? ordered.slice(0, made.signatures.length) : ordered
        for (const { records } of signed) for (const record of records) request.made.add(record)
        return made
      })
      // Told where it is awaited, which may be never.
      signing.catch(() => undefined)
      return verified(ordered, signing)
    },
    withhold() {
      for (const record of request.signed.splice(request.signed.length - given)) request.made.add(record)
      given = 0
    },
  }
}
