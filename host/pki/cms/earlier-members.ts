/** What stands in a CMS that others signed before, for one more signer to be added beside them (RFC 5652 section 5.1): their bytes stay as they are. */
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { contentTypes } from './identifiers.ts'
import { signedDataFields } from './read.ts'

/** Encodings, each as it stands there. */
export interface EarlierMembers {
  version: number
  digestAlgorithms: readonly Uint8Array[]
  certificates: readonly Uint8Array[]
  revocations: readonly Uint8Array[]
  signerInfos: readonly Uint8Array[]
}

export const noEarlierMembers: EarlierMembers = {
  version: 1,
  digestAlgorithms: [],
  certificates: [],
  revocations: [],
  signerInfos: [],
}

/** @throws MohurError SIGNED_DATA_UNREADABLE, BAD_PARAMS where no signer can be added, with the reason */
export function earlierMembers(signed: Uint8Array): EarlierMembers {
  const { version, digestAlgorithms, encapsulated, certificates, revocations, signerInfos } = signedDataFields(signed)
  const [type] = children(encapsulated)
  // Every signer signs the type of the content as well, and ours is data.
  if (!type || readOid(type) !== contentTypes.data) throw unfit('earlierContentType')
  const members = {
    version: version.content[0] ?? 0,
    digestAlgorithms: membersIn(digestAlgorithms),
    certificates: membersIn(certificates),
    revocations: membersIn(revocations),
    signerInfos: membersIn(signerInfos),
  }
  if (members.signerInfos.length >= limits.certificates) throw unfit('tooManySigners')
  return members
}

const membersIn = (set: DerNode | null): Uint8Array[] => (set ? children(set).map(({ whole }) => whole) : [])

const unfit = (reason: string): MohurError => new MohurError('BAD_PARAMS', { reason })
