/** Which signatures of a document one more would break: those of the whole, unless they say that signatures do not count. */
import { MohurError } from '../../../shared/errors.ts'
import { findById, idsIn, type Ids } from './find-by-id.ts'
import { transforms, withoutSignatures } from './names.ts'
import { signaturesIn, type ReadReference } from './read-signature.ts'
import type { XmlDocument } from './xml-tree.ts'

/** One more goes into the root, as the last thing there. @throws MohurError BAD_PARAMS with the reason */
export function checkEarlier({ root }: XmlDocument): void {
  const signatures = read(root)
  if (signatures.length === 0) return
  const ids = idsIn(root)
  for (const { references } of signatures) {
    if (references.some(reference => coversRoot(reference, root, ids) && !leavesSignaturesOut(reference))) {
      throw new MohurError('BAD_PARAMS', { reason: 'earlierSignature' })
    }
  }
}

function read(root: XmlDocument['root']): ReturnType<typeof signaturesIn> {
  try {
    return signaturesIn(root)
  } catch (error) {
    throw new MohurError('BAD_PARAMS', { reason: 'earlierSignatureUnreadable' }, { cause: error })
  }
}

/** What is not understood could mean anything. */
function coversRoot({ uri }: ReadReference, root: XmlDocument['root'], ids: Ids): boolean {
  if (!uri.startsWith('#')) return uri === ''
  const element = findById(ids, uri.slice(1))
  return element === null || element === root
}

export const isParallel = ({ algorithm, xpath }: ReadReference['transforms'][number]): boolean =>
  algorithm === transforms.xpath && xpath === withoutSignatures

const leavesSignaturesOut = (reference: ReadReference): boolean => reference.transforms.some(isParallel)
