/** What one reference means and whether that is still as it was (XML Signature 1.1 section 4.4.3), for whitelisted transforms alone. */
import { equalBytes } from '../../../shared/bytes.ts'
import { digestOf } from '../../digests.ts'
import type { VerifyReason } from '../path/check-path.ts'
import type { Around, Judged } from './around.ts'
import { coversOf } from './covers-of.ts'
import { findById } from './find-by-id.ts'
import { hashByUri, referenceTypes, whyNotUri } from './names.ts'
import { octetsOf, type Octets } from './octets-of.ts'
import { isBeside, type ReadReference } from './read-signature.ts'

export function judgeReference(reference: ReadReference, around: Around): Judged {
  const { uri, type } = reference
  if (isBeside(uri)) return judgeFile(reference, around)
  const target = uri === '' ? around.document : findById(around.ids, uri.slice(1))
  const name = uri.slice(1)
  if (!target) return { covers: 'part', name, reason: 'referenceWrong', octets: null }
  const covers = coversOf(target, around)
  const isProperties = type === referenceTypes.signedProperties
  if (isProperties !== (covers === 'properties') || type === referenceTypes.manifest) {
    return { covers, name, reason: 'referenceWrong', octets: null }
  }
  const changed = covers === 'document' || covers === 'part' ? 'contentChanged' : 'attributesWrong'
  return {
    covers,
    name,
    ...compare(reference, octetsOf(target, reference.transforms, around.signature.element), changed),
  }
}

function compare(
  { digestAlgorithm, digest }: ReadReference,
  found: Octets,
  changed: VerifyReason,
): Pick<Judged, 'reason' | 'octets'> {
  const hash = hashByUri(digestAlgorithm)
  if (!hash) return { reason: whyNotUri(digestAlgorithm), octets: null }
  if ('reason' in found) return { reason: found.reason, octets: null }
  const same = equalBytes(digestOf(hash, found.octets), digest)
  return { reason: same ? null : changed, octets: found.encoded ? found.octets : null }
}

/** An address beside the signature. One with a scheme or a host is never what somebody signed here, and nothing is fetched. */
function judgeFile(
  { uri, transforms: steps, digestAlgorithm, digest }: ReadReference,
  { digestBeside }: Around,
): Judged {
  const file = { covers: 'file', name: uri, octets: null } as const
  const hash = hashByUri(digestAlgorithm)
  if (/^[a-zA-Z][\w+.-]*:|^\/|\\/.test(uri)) return { ...file, reason: 'referenceWrong' }
  if (steps.length > 0) return { ...file, reason: 'algorithmUnsupported' }
  if (!hash) return { ...file, reason: whyNotUri(digestAlgorithm) }
  const found = digestBeside(uri, hash)
  if (typeof found === 'string') return { ...file, reason: found }
  return { ...file, reason: equalBytes(found, digest) ? null : 'contentChanged' }
}
