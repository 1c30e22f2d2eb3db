/** What a signature says of a document and of itself, all its references together. */
import { equalBytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { canonicalXml } from './canonical-xml.ts'
import type { Around, Judged } from './around.ts'
import { carriesUnsigned } from './covers-of.ts'
import { judgeReference } from './judge-reference.ts'
import { exclusiveForm } from './names.ts'
import { isSignature, type ReadSignature } from './read-signature.ts'
import { readXml } from './read-xml.ts'
import { readSignedProperties, type SignedProperties } from './signed-properties.ts'
import type { XmlDocument } from './xml-tree.ts'

export interface FileAround extends Pick<Around, 'document' | 'ids' | 'digestBeside'> {
  /** The document, where it came beside. */
  content: Uint8Array | null
  /** It came beside, and is longer than anything that can be inside. */
  isLarge: boolean
}

export interface JudgedTogether extends Pick<VerifiedSigner, 'signingTime' | 'covers' | 'parts'> {
  /** `null`: there are none that can be read. */
  properties: SignedProperties | null
  /** The addresses of what lies beside. */
  files: string[]
  carriesUnsigned: boolean
  reasons: VerifyReason[]
}

export function judgeReferences(signature: ReadSignature, { digestBeside, ...file }: FileAround): JudgedTogether {
  const read = propertiesOf(signature)
  const properties = read === 'wrong' ? null : read
  const { document, ids } = file
  const around = { document, ids, signature, properties, digestBeside }
  const judged = signature.references.map(reference => judgeReference(reference, around))
  const isUnsigned = properties !== null && !judged.some(({ covers }) => covers === 'properties')
  const reasons: VerifyReason[] = [
    ...judged.flatMap(({ reason }) => reason ?? []),
    ...contentReasons(judged, file),
    ...(read === 'wrong' || isUnsigned ? (['attributesWrong'] as const) : []),
  ]
  const hasUnsigned = carriesUnsigned(signature, ids)
  return {
    properties,
    reasons,
    carriesUnsigned: hasUnsigned,
    signingTime: properties?.signingTime ?? null,
    files: judged.flatMap(({ covers, name }) => (covers === 'file' ? name : [])),
    ...coverage(judged, hasUnsigned),
  }
}

function propertiesOf(signature: ReadSignature): SignedProperties | 'wrong' | null {
  try {
    return readSignedProperties(signature)
  } catch {
    return 'wrong'
  }
}

/** Something must be signed; and where the document came beside it as well, both must be the same. */
function contentReasons(
  judged: readonly Judged[],
  { document, content, isLarge }: Omit<FileAround, 'digestBeside'>,
): VerifyReason[] {
  const data = judged.filter(isOfData)
  if (data.length === 0) return ['referenceWrong']
  if (data.some(({ covers }) => covers === 'file')) return []
  if (!content) return isLarge ? ['contentChanged'] : []
  const encoded = data.flatMap(({ octets }) => octets ?? [])
  const same =
    encoded.length > 0 ? encoded.some(octets => equalBytes(octets, content)) : isSameDocument(document, content)
  return same ? [] : ['contentChanged']
}

/** But for signatures. */
function isSameDocument(document: XmlDocument, content: Uint8Array): boolean {
  const bare = { form: exclusiveForm, leaveOut: isSignature }
  try {
    return equalBytes(canonicalXml(document, bare), canonicalXml(readXml(content, 'SIGNED_DATA_UNREADABLE'), bare))
  } catch {
    return false
  }
}

const isOfData = ({ covers }: Judged): boolean => covers === 'document' || covers === 'part' || covers === 'file'

function coverage(judged: readonly Judged[], besides: boolean): Pick<VerifiedSigner, 'covers' | 'parts'> {
  const data = judged.filter(isOfData)
  const files = data.filter(({ covers }) => covers === 'file').length
  const isWhole = files === 0 ? data.some(({ covers }) => covers === 'document') : files === data.length && files === 1
  if (isWhole && !besides) return { covers: 'document', parts: [] }
  return { covers: 'part', parts: data.map(({ name }) => name).filter(name => name !== '') }
}
