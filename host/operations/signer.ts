/**
 * The one door between formats and tokens. Behind it, once for all formats: the journal's record, the token, the signature in the
 * format's form, and its verification with the key of the certificate that was shown.
 */
import { signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from '../../shared/algorithms.ts'
import { toHex, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { JournalRecord } from '../../shared/journal.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { ecdsaToDer, type SignatureForm } from '../pki/ecdsa-signature.ts'
import { coordinateBytesOf, verifySignature } from '../pki/verify-signature.ts'
import type { TokenSession } from '../token/token.ts'
import type { HostRequest } from './handler.ts'

export interface SigningKey {
  keyId: string
  /** DER of subjectPublicKeyInfo: what the signatures are verified with. */
  publicKey: Bytes
  algorithm: SignatureAlgorithm
  /** Fingerprint, for the journal; `null` for a key that has no certificate yet. */
  certificate: string | null
}

export interface ToBeSigned {
  toBeSigned: Bytes
  /** For the journal: the document's name and its digest by the algorithm's hash. */
  document: string
  digest: Bytes
}

export interface Signer {
  algorithm: SignatureAlgorithm
  /**
   * Gives the signatures in order, each as it has been verified. @throws MohurError SIGNATURE_WRONG, and the token's own; what was
   * given before holds.
   */
  sign(items: readonly ToBeSigned[]): AsyncGenerator<Bytes, void>
}

export interface SignerParts {
  request: Pick<HostRequest, 'id' | 'origin' | 'operation' | 'signed'>
  session: Pick<TokenSession, 'sign'>
  token: Pick<TokenSummary, 'label' | 'serialNumber'>
  key: SigningKey
  form: SignatureForm
}

export function openSigner({ request, session, token, key, form }: SignerParts): Signer {
  const { keyId, publicKey, algorithm, certificate } = key
  const { hash, encoding }: SignatureRow = signatureAlgorithms[algorithm]
  const coordinateBytes = coordinateBytesOf(publicKey)
  const recordOf = ({ document, digest }: ToBeSigned): JournalRecord => ({
    request: request.id,
    stage: 'signing',
    origin: request.origin,
    operation: request.operation,
    document,
    hash,
    digest: toHex(digest),
    certificate,
    token: { label: token.label, serialNumber: token.serialNumber },
  })
  return {
    algorithm,
    async *sign(items) {
      const records = items.map(item => ({ toBeSigned: item.toBeSigned, record: recordOf(item) }))
      const made = await session.sign(keyId, algorithm, records)
      for (const [place, { toBeSigned, record }] of records.entries()) {
        const raw = made[place] ?? new Uint8Array()
        const signature = encoding === 'r‖s' && form === 'ASN.1' ? ecdsaToDer(raw, coordinateBytes) : raw
        if (!verifySignature({ publicKey, algorithm, toBeSigned, signature, form })) {
          throw new MohurError('SIGNATURE_WRONG')
        }
        request.signed.push(record)
        yield signature
      }
    },
  }
}
