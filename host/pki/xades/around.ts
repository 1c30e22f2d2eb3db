/** What a reference is judged with, and what comes of it. */
import type { HashName } from '../../../shared/algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import type { VerifyReason } from '../path/check-path.ts'
import type { Ids } from './find-by-id.ts'
import type { ReadSignature } from './read-signature.ts'
import type { SignedProperties } from './signed-properties.ts'
import type { XmlDocument } from './xml-tree.ts'

export interface Around {
  document: XmlDocument
  ids: Ids
  signature: ReadSignature
  properties: SignedProperties | null
  digestBeside: DigestBeside
}

/** Digest of a file that lies beside, by the address that a reference has for it; or why there is none. */
export type DigestBeside = (uri: string, hash: HashName) => Bytes | VerifyReason

/** `own`: of the signature itself. `file`: elsewhere. The name of a part: its Id, or its address. */
export interface Judged {
  covers: 'document' | 'part' | 'file' | 'properties' | 'own'
  name: string
  reason: VerifyReason | null
  /** The octets as they were encoded inside; `null` where it is XML. */
  octets: Bytes | null
}
