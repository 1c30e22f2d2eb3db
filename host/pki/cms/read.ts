/** CMS SignedData (RFC 5652 section 5) as its parts: DER, BER, or text around either. */
import { fromBase64, type Bytes } from '../../../shared/bytes.ts'
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { maybe, one, readFields, readTagged } from '../read-fields.ts'
import { definiteLengths } from './definite-lengths.ts'
import { contentTypes } from './identifiers.ts'

/** DER of the issuer's name and the serial number's content octets, or a subject key identifier. */
export type SignerIdentifier = { issuer: Uint8Array; serialNumber: Uint8Array } | { keyIdentifier: Uint8Array }

export interface SignerInfo {
  sid: SignerIdentifier
  /** Dotted identifier. */
  digestAlgorithm: string
  /** AlgorithmIdentifier. */
  signatureAlgorithm: DerNode
  /** The [0] IMPLICIT SET OF Attribute as it was sent; `null` when there is none. */
  signedAttributes: DerNode | null
  signature: Uint8Array
  /** The [1] IMPLICIT SET OF Attribute; `null` when there is none. */
  unsignedAttributes: DerNode | null
}

export interface SignedData {
  /** Dotted identifier. */
  contentType: string
  /** `null`: detached. */
  content: Uint8Array | null
  certificates: readonly Bytes[]
  /** The [1] IMPLICIT RevocationInfoChoices; `null` when there is none. */
  revocations: DerNode | null
  /** What the content is said to be digested with; dotted identifiers. */
  digestAlgorithms: string[]
  /** One at least. */
  signers: SignerInfo[]
}

const sequenceTag = 0x30

/** Whether it begins like one: DER, BER, PEM or base64, in which a sequence begins with M. */
export const isSignedData = (signed: Uint8Array): boolean => signed[0] === sequenceTag || isText(signed)

const isText = (signed: Uint8Array): boolean =>
  /^\s*(-----BEGIN |M[A-P])/.test(new TextDecoder('latin1').decode(signed.subarray(0, 1_024)))

/** @throws MohurError SIGNED_DATA_UNREADABLE for anything malformed, unsigned or with bytes left over */
export const readSignedData = (signed: Uint8Array): SignedData => reading(() => readParts(fieldsOf(signed)))

/** Its fields as DER, once all of it was read; what was DER before is the same bytes. @throws MohurError SIGNED_DATA_UNREADABLE as `readSignedData` */
export const signedDataFields = (signed: Uint8Array): SignedDataFields =>
  reading(() => {
    const fields = fieldsOf(signed)
    readParts(fields)
    return fields
  })

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new MohurError('SIGNED_DATA_UNREADABLE', {}, { cause: error })
  }
}

/** Exactly one block (RFC 7468 section 9, with OpenSSL's and GnuPG's names for the same), or its base64 alone. */
function fromText(signed: Uint8Array): Bytes {
  const text = new TextDecoder('latin1').decode(signed)
  const label = 'CMS|PKCS7|PKCS #7 SIGNED DATA|SIGNED MESSAGE'
  const match = new RegExp(`^\\s*-----BEGIN (${label})-----([^-]*)-----END \\1-----\\s*$`).exec(text)
  return fromBase64((match?.[2] ?? text).replace(/\s+/g, ''))
}

const shape = {
  version: one(0x02),
  digestAlgorithms: one(0x31),
  encapsulated: one(0x30),
  certificates: maybe(0xa0),
  revocations: maybe(0xa1),
  signerInfos: one(0x31),
}
type SignedDataFields = ReturnType<typeof readFields<typeof shape>>

function fieldsOf(signed: Uint8Array): SignedDataFields {
  const node = readTagged(definiteLengths(signed[0] === sequenceTag ? signed : fromText(signed)), 0x30)
  const { type, content } = readFields(node, { type: one(0x06), content: one(0xa0) })
  if (readOid(type) !== contentTypes.signedData) throw unreadable()
  return readFields(readTagged(content.content, 0x30), shape)
}

function readParts(fields: SignedDataFields): SignedData {
  const { digestAlgorithms, encapsulated, certificates, revocations, signerInfos } = fields
  const signers = membersOf(signerInfos, limits.certificates).map(readSignerInfo)
  // Without this a page that asks whether every signer is valid would be told yes.
  if (signers.length === 0) throw unreadable()
  return {
    ...readEncapsulated(encapsulated),
    certificates: certificates
      ? membersOf(certificates, limits.certificatesInside).map(({ whole }) => new Uint8Array(whole))
      : [],
    revocations,
    digestAlgorithms: membersOf(digestAlgorithms, limits.certificates).map(readAlgorithm),
    signers,
  }
}

/** A bounded number of them: each signer is held against each certificate. */
function membersOf(set: DerNode, most: number): DerNode[] {
  const members = children(set)
  if (members.length > most) throw unreadable()
  return members
}

function readEncapsulated(node: DerNode): Pick<SignedData, 'contentType' | 'content'> {
  const { type, content } = readFields(node, { type: one(0x06), content: maybe(0xa0) })
  return { contentType: readOid(type), content: content ? readTagged(content.content, 0x04).content : null }
}

function readSignerInfo(node: DerNode): SignerInfo {
  if (node.tag !== sequenceTag) throw unreadable()
  const { sid, digestAlgorithm, signedAttributes, signatureAlgorithm, signature, unsignedAttributes } = readFields(
    node,
    {
      version: one(0x02),
      sid: one(0x30, 0x80),
      digestAlgorithm: one(0x30),
      signedAttributes: maybe(0xa0),
      signatureAlgorithm: one(0x30),
      signature: one(0x04),
      unsignedAttributes: maybe(0xa1),
    },
  )
  return {
    sid: readIdentifier(sid),
    digestAlgorithm: readAlgorithm(digestAlgorithm),
    signatureAlgorithm: algorithmIn(signatureAlgorithm),
    signedAttributes,
    signature: signature.content,
    unsignedAttributes,
  }
}

function readIdentifier(sid: DerNode): SignerIdentifier {
  if (sid.tag === 0x80) return { keyIdentifier: sid.content }
  const { issuer, serialNumber } = readFields(sid, { issuer: one(0x30), serialNumber: one(0x02) })
  return { issuer: issuer.whole, serialNumber: serialNumber.content }
}

function readAlgorithm(identifier: DerNode): string {
  const [type, , ...more] = children(identifier)
  if (identifier.tag !== sequenceTag || !type || more.length > 0) throw unreadable()
  return readOid(type)
}

/** The same, once it is known to be one. */
function algorithmIn(identifier: DerNode): DerNode {
  readAlgorithm(identifier)
  return identifier
}

const unreadable = (): MohurError => new MohurError('SIGNED_DATA_UNREADABLE')
