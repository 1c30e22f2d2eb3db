/** The shape of a signature format: how what is to be signed is made, and what goes around the signature. */
import type { HashName, SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import type { Mark } from '../../shared/mark.ts'
import type { SignatureLevel, SignatureParts } from '../../shared/operations/sign.ts'
import type { SignatureFormat } from '../../shared/signature-formats.ts'
import type { ContainedFile, DocumentTimestamp, VerifiedSigner } from '../../shared/operations/verify.ts'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import type { Revoked } from './revocation/path-revocation.ts'
import type { RevocationValue } from './revocation/revocation-values.ts'
import type { SignatureForm } from './ecdsa-signature.ts'

/** Who signs, and with what. */
export interface Identity {
  /** DER. */
  certificate: Bytes
  /** Issuers, the certificate's own first. */
  chain: readonly Bytes[]
  algorithm: SignatureAlgorithm
}

/** The format, and what a page may choose of it beside the key and the hash. */
export interface Form {
  format: SignatureFormat
  detached?: boolean | undefined
  serialization?: 'compact' | 'json' | undefined
  packaging?: 'enveloped' | 'enveloping' | 'detached' | undefined
  inside?: 'cades' | 'xades' | undefined
  element?: string | undefined
  parallel?: boolean | undefined
  level?: SignatureLevel | undefined
  mark?: Mark | undefined
  /** In which the signer says to sign. */
  role?: string | undefined
}

export interface ToPrepare {
  /** Its place in the request. */
  index: number
  /** Of the document, by the algorithm's hash. */
  digest: Bytes
  signingTime: Date
  /** The document itself, for a format that signs over it. */
  content: Bytes | null
  /** Of the document, in bytes. */
  size: number
  /** CRC-32, for a format that puts documents together. */
  checksum: number | null
  /** As the page calls it, and its media type. */
  name: string
  type: string
  form: Form
  /** What others signed before, to which this signature is added. */
  earlier?: Bytes | undefined
}

/** A document on its way through the token. */
export interface Prepared {
  toBeSigned: Bytes
  /** What a time stamp over the signature is of. */
  stamped: (signature: Bytes) => Bytes
  /** The longest time stamp that there is room for, in bytes, where that had to be known before; `null`: without a limit. */
  timestampRoom: number | null
  /** Puts everything else around the signature. `timestamp`: DER of the token over what is `stamped` (RFC 3161); `validation`: in a CMS alone. */
  package: (signature: Bytes, timestamp?: Bytes, validation?: ValidationData) => SignatureParts
}

/** What whoever reads a signature needs to judge it later, without asking anybody (level B-LT). */
export interface ValidationData {
  /** DER, of the paths of the signer and of the authority for time stamps. */
  certificates: readonly Bytes[]
  values: readonly RevocationValue[]
}

export interface ToPackage {
  toBeSigned: Bytes
  signature: Bytes
  timestamp?: Bytes | undefined
  validation?: ValidationData | undefined
  /** Of the document that goes inside, in bytes; `null`: detached. */
  contentLength: number | null
  form: Form
  /** As of `ToPrepare`. */
  earlier?: Bytes | undefined
}

export interface ToVerify {
  signed: Uint8Array
  /** The document when it is not inside. Where it is inside as well, both must be what was signed. */
  content: Uint8Array | null
  /** Of a document beside that is too large to be held, in place of `content`, for a format that can do with them. */
  digests?: ReadonlyMap<HashName, Bytes> | undefined
  /** Trust anchors. */
  roots: readonly Bytes[]
  /** What may stand between them and signers, beside what the signature brings; not believed by itself. */
  intermediates?: readonly Bytes[] | undefined
  /** Those of authorities for time stamps, beside the others. */
  timestampRoots?: readonly Bytes[] | undefined
  /** What is known against an authority for time stamps, by its certificate, that takes from its time stamps of that time what they are worth. */
  againstAuthority?: ((certificate: Bytes, time: Date) => Revoked | null) | undefined
  now: Date
}

export interface Fit {
  /** So many bytes are looked at in no time, all documents of a request together. */
  most: number
  /** @throws MohurError BAD_PARAMS with the reason why it cannot be signed so */
  check: (content: Bytes, form: Form) => void
}

/** What is to be signed beside earlier signatures. */
export interface EarlierToCheck {
  form: Form
  /** Sizes in bytes. */
  documents: readonly { name: string; size: number }[]
}

export interface Reader {
  /** Whether a document beside is known by its digest well enough. */
  takesDigests: boolean
  /** Whether it may be one of this format. */
  recognises: (signed: Uint8Array) => boolean
  /** One entry to each signer, one at least unless there are time stamps beside. @throws MohurError SIGNED_DATA_UNREADABLE */
  verify: (signed: ToVerify) => VerifiedSigner[]
  /** Of a format in which they can stand beside signatures. @throws as `verify` */
  documentTimestamps?: (signed: ToVerify) => DocumentTimestamp[]
  /** Of a format that holds several. @throws as `verify` */
  files?: (signed: Uint8Array) => Omit<ContainedFile, 'covered'>[]
}

export interface Format extends Reader {
  /** Of an ECDSA signature in it. */
  signatureForm: (form: Form) => SignatureForm
  /** Whether there is a name for such a signature by such a key. */
  suits: (key: KeyAlgorithm, algorithm: SignatureAlgorithm) => boolean
  /** The longest document, in bytes, whose content must be there to be signed over; `null`: its digest is enough. */
  needsContent: (form: Form) => number | null
  /** Of what is large and not there from the start, before anything is prepared. */
  load?: (form?: Form) => Promise<void>
  /** For a format that does not take every document: looked at before the person agrees. */
  fit?: Fit
  /** Of a format in which a signature is added to those that were given beside the document. @throws MohurError BAD_PARAMS with the reason where it cannot be added to these, SIGNED_DATA_UNREADABLE, TOO_LARGE */
  checkEarlier?: (earlier: Uint8Array, about: EarlierToCheck) => void
  /** Of a format in which those hold the documents of the request: each by its name; `null`: it is not there. @throws MohurError SIGNED_DATA_UNREADABLE */
  contentsOfEarlier?: (earlier: Uint8Array) => (name: string) => Uint8Array | null
  /** Of a format that has its signatures inside of the document. */
  holdsEarlier?: (form: Form) => boolean
  /** @throws MohurError BAD_PARAMS where documents of these names cannot be signed in one request, `at` which */
  checkNames?: (documents: readonly { name: string }[]) => void
  /** `others`: what the same signature is of as well, where all documents of a request get one together (`signaturePlace`). */
  prepare: (identity: Identity, document: ToPrepare, others?: readonly ToPrepare[]) => Prepared
}
