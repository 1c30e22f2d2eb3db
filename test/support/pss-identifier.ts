/** AlgorithmIdentifiers of RSASSA-PSS (RFC 4055 section 3.1), put together from parts any of which may be wrong. */
import { context, nullValue, oid, sequence, smallInteger } from '../../host/pki/der.ts'
import { concat, type Bytes } from '../../shared/bytes.ts'

export const pssOid = '1.2.840.113549.1.1.10'
const mgf1 = '1.2.840.113549.1.1.8'
export const hashOids = {
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  'sha3-256': '2.16.840.1.101.3.4.2.8',
}
export type PssHash = keyof typeof hashOids

export interface PssParts {
  /** `null`: the default, which is not written. */
  hash?: PssHash | null
  /** Another than the hash. */
  maskHash?: PssHash | null
  mask?: string
  salt?: number | null
  trailer?: number | null
  /** Without the NULL beside each hash. */
  bare?: boolean
  /** After the last of the fields. */
  more?: Bytes
}

/** Good for SHA-256, but for what is told. */
export function pssParameters({ hash = 'sha256', salt = 32, trailer = null, bare, ...parts }: PssParts = {}): Bytes {
  const { maskHash = hash, mask = mgf1, more = new Uint8Array() } = parts
  const identifierOf = (name: PssHash): Bytes => sequence(oid(hashOids[name]), ...(bare ? [] : [nullValue]))
  return sequence(
    concat([
      ...(hash ? [context(0, identifierOf(hash))] : []),
      ...(maskHash ? [context(1, sequence(oid(mask), identifierOf(maskHash)))] : []),
      ...(salt === null ? [] : [context(2, smallInteger(salt))]),
      ...(trailer === null ? [] : [context(3, smallInteger(trailer))]),
      more,
    ]),
  )
}

export const pssIdentifier = (parts: PssParts = {}): Bytes => sequence(oid(pssOid), pssParameters(parts))
