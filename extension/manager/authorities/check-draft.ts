/** What is to be stored of an authority as the person wrote it, or why nothing is. */
import { inquiryNames, type Inquiry } from '../../../shared/inquiries.ts'
import { limits } from '../../../shared/limits.ts'
import type { OwnAuthority } from '../../authorities.ts'
import { isAuthorityAddress } from '../../authority-rows.ts'
import { isProof } from '../../root-proof.ts'
import { rootsAmong, type ChosenCertificates } from './chosen-certificates.ts'

export interface AuthorityDraft {
  name: string
  /** Empty where there is none. */
  addresses: Record<Inquiry, string>
  chosen: ChosenCertificates | null
  /** What was typed for each root, by its fingerprint. */
  proofs: Readonly<Record<string, string>>
}

export const draftProblems = [
  'tooMany',
  'nameWrong',
  'addressWrong',
  'certificatesWrong',
  'noRoot',
  'proofWrong',
] as const
export type DraftProblem = (typeof draftProblems)[number]

/** Without an address it is roots alone; with one its certificates serve that as well, roots or not. */
export function checkDraft(draft: AuthorityDraft, known: readonly { name: string }[]): OwnAuthority | DraftProblem {
  const { name, chosen } = draft
  if (known.length >= limits.authorities) return 'tooMany'
  if (name === '' || name.length > limits.authorityName || known.some(one => one.name === name)) return 'nameWrong'
  const given = inquiryNames.flatMap(inquiry => {
    const address = draft.addresses[inquiry].trim()
    return address === '' ? [] : [[inquiry, address] as const]
  })
  if (!given.every(([inquiry, address]) => isAuthorityAddress(address, inquiry))) return 'addressWrong'
  if (!chosen || chosen.certificates.length === 0) return 'certificatesWrong'
  const roots = rootsAmong(chosen)
  if (given.length === 0 && roots.length === 0) return 'noRoot'
  if (!roots.every(({ fingerprint }) => isProof(draft.proofs[fingerprint] ?? '', fingerprint))) return 'proofWrong'
  return {
    name,
    addresses: Object.fromEntries(given),
    certificates: given.length === 0 ? [] : chosen.certificates.map(({ certificate }) => certificate),
    roots: roots.map(({ certificate }) => certificate),
  }
}
