/** Who signs, for the journal: read from the bytes of the certificate that signs, and from nothing else. */
import type { CertificateFacts } from '../../shared/certificate.ts'
import type { JournalSigner } from '../../shared/journal.ts'
import { limits } from '../../shared/limits.ts'
import { displayName } from '../../shared/names.ts'

type Names = Pick<CertificateFacts, 'subject' | 'issuer' | 'serialNumber'>

export const signerOf = ({ subject, issuer, serialNumber }: Names): JournalSigner => ({
  name: cut(displayName(subject)),
  issuer: cut(displayName(issuer)),
  serialNumber: cut(serialNumber),
})

/** A certificate may call itself anything at any length, and each line of a batch has it. */
export function cut(text: string): string {
  const characters = Array.from(text.slice(0, 2 * limits.journalName + 1))
  return characters.length > limits.journalName ? `${characters.slice(0, limits.journalName - 1).join('')}…` : text
}
