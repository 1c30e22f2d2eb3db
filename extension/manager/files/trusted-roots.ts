/** Root certificates that the person trusts while this page is open: from files of a certificate centre, in memory alone. */
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { readCertificateBundle } from '../../../shared/certificate-bundle.ts'
import { limits } from '../../../shared/limits.ts'
import { rootFaultOf } from '../../root-fault.ts'

export interface TrustedRoots {
  /** DER. */
  roots: readonly Bytes[]
  /** Whether the last file held none, too many, or a certificate that is no root. */
  isUnreadable: boolean
}

export const noRoots: TrustedRoots = { roots: [], isUnreadable: false }

/** Each once. */
export async function withRootsOf({ roots }: TrustedRoots, file: Blob): Promise<TrustedRoots> {
  const unchanged = { roots, isUnreadable: true }
  if (file.size > limits.certificateBytes) return unchanged
  try {
    const found = readCertificateBundle(new Uint8Array(await file.arrayBuffer())).map(der => new Uint8Array(der))
    const added = found.filter(
      (one, place) => ![...roots, ...found.slice(0, place)].some(known => equalBytes(known, one)),
    )
    const all = [...roots, ...added]
    const areRoots = added.every(one => rootFaultOf(one) === null)
    return !areRoots || all.length > limits.certificates ? unchanged : { roots: all, isUnreadable: false }
  } catch {
    return unchanged
  }
}

export const withoutRoot = ({ roots }: TrustedRoots, root: Bytes): TrustedRoots => ({
  roots: roots.filter(one => one !== root),
  isUnreadable: false,
})
