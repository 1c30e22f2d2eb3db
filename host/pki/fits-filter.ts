/** Whether a certificate is one of those that the page accepts. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate, type CertificateFacts, type NamePart } from '../../shared/certificate.ts'
import type { CertificateFilter } from '../../shared/certificate-filter.ts'
import { fingerprintOf } from '../digests.ts'

interface Filtered {
  facts: CertificateFacts
  /** DER of the issuers that were found. */
  chain: readonly Bytes[]
}

export const fitsFilter = (filtered: Filtered, filter: CertificateFilter): boolean =>
  isIssued(filtered, filter) && isMeantFor(filtered.facts, filter) && isOf(filtered.facts.subject, filter)

function isIssued({ facts, chain }: Filtered, { issuers }: CertificateFilter): boolean {
  if (!issuers) return true
  const above = [facts.issuerDer, ...chain.map(der => readCertificate(der).issuerDer)]
  const fingerprints = chain.map(fingerprintOf)
  return issuers.some(issuer =>
    typeof issuer === 'string' ? fingerprints.includes(issuer) : above.some(name => equalBytes(name, issuer)),
  )
}

function isMeantFor(facts: CertificateFacts, { policies = [], keyUsage = [] }: CertificateFilter): boolean {
  const named = [...facts.policies, ...(facts.extendedKeyUsage ?? [])]
  return (
    policies.every(policy => named.includes(policy)) && keyUsage.every(usage => facts.keyUsage?.includes(usage) ?? true)
  )
}

function isOf(
  subject: readonly NamePart[],
  { subjectSerialNumber, organizationIdentifier }: CertificateFilter,
): boolean {
  const has = (wanted: string | undefined, isPlace: (part: NamePart) => boolean): boolean =>
    wanted === undefined || subject.some(part => isPlace(part) && isNumber(part.value, wanted))
  return (
    has(subjectSerialNumber, ({ type }) => type === 'serialNumber') &&
    has(
      organizationIdentifier,
      ({ type, value }) => type === 'organizationIdentifier' || (type === 'OU' && value.startsWith('BIN')),
    )
  )
}

/** Kazakhstan's IIN and BIN, Azerbaijan's FIN and VÖEN, and ETSI EN 319 412-1 sections 5.1.3 and 5.1.4, e.g. `PNOAZ-`. */
const prefix = /^(?:IIN|BIN|FIN|VOEN|VÖEN|(?:PAS|IDC|PNO|TAX|TIN|VAT|NTR|PSD|LEI)[A-Z]{2}-)/u

const isNumber = (value: string, wanted: string): boolean => value === wanted || value.replace(prefix, '') === wanted
