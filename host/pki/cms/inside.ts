/** What a SignedData holds to be judged by: in its own fields (RFC 5652 section 5.1), and beside each signer as CAdES-X-L and CAdES-A have it (RFC 5126 sections 6.3.3 and 6.3.4). */
import { children, type DerNode } from '../../../shared/der.ts'
import { limits } from '../../../shared/limits.ts'
import type { Inside } from '../revocation/inside.ts'
import { revocationValuesBeside, revocationValuesIn } from '../revocation/revocation-values.ts'
import { certificateValues, revocationValues } from './identifiers.ts'
import type { SignedData } from './read.ts'
import { unsignedValues } from './unsigned-values.ts'

/** Whose it is nobody says, so that all of it is of every signer. */
export function insideOf({ certificates, revocations, signers }: SignedData): Inside {
  const beside = (type: string): DerNode[] => signers.flatMap(info => unsignedValues(info, type))
  const more = beside(certificateValues).flatMap(membersOf)
  return {
    certificates: [...certificates, ...more.map(({ whole }) => new Uint8Array(whole))].slice(
      0,
      limits.certificatesInside,
    ),
    values: [...revocationValuesIn(revocations), ...beside(revocationValues).flatMap(revocationValuesBeside)],
  }
}

function membersOf(value: DerNode): DerNode[] {
  try {
    return children(value)
  } catch {
    return []
  }
}
