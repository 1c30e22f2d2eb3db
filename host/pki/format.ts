/** The shape of a signature format: how what is to be signed is made, and what goes around the signature. */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'
import type { VerifiedSigner } from '../../shared/operations/verify.ts'
import type { SignatureForm } from './ecdsa-signature.ts'

/** Who signs, and with what. */
export interface Identity {
  /** DER. */
  certificate: Bytes
  /** Issuers, the certificate's own first. */
  chain: readonly Bytes[]
  algorithm: SignatureAlgorithm
}

export interface ToPrepare {
  /** Of the document, by the algorithm's hash. */
  digest: Bytes
  signingTime: Date
}

export interface ToPackage {
  /** What `prepare` gave. */
  toBeSigned: Bytes
  signature: Bytes
  /** Of the document that goes inside, in bytes; `null`: detached. */
  contentLength: number | null
}

export interface ToVerify {
  signed: Uint8Array
  /** The document when it is not inside. Where it is inside as well, both must be what was signed. */
  content: Uint8Array | null
  /** Trust anchors. */
  roots: readonly Bytes[]
  now: Date
}

export interface Format {
  form: SignatureForm
  prepare: (identity: Identity, document: ToPrepare) => Bytes
  package: (identity: Identity, signed: ToPackage) => SignatureParts
  /** Whether it may be one of this format. */
  recognises: (signed: Uint8Array) => boolean
  /** One entry to each signer, one at least. @throws MohurError SIGNED_DATA_UNREADABLE */
  verify: (signed: ToVerify) => VerifiedSigner[]
}
