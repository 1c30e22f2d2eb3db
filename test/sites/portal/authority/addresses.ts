/** Where a certificate says that more is known of it (RFC 5280 sections 4.2.1.13 and 4.2.2.1). */
import { Extension } from 'pkijs'
import { context, der, oid, sequence } from '../../../../host/pki/der.ts'
import { utf8 } from '../../../../shared/bytes.ts'

export interface Addresses {
  /** Of the OCSP responder. */
  ocsp: string
  /** Of the issuer's certificate, in DER. */
  issuer: string
  /** Of the issuer's revocation list. */
  list: string
}

/** GeneralName. */
const uri = (address: string): Uint8Array => der(0x86, utf8(address))

/** authorityInfoAccess and cRLDistributionPoints. */
export const addressExtensions = ({ ocsp, issuer, list }: Addresses): Extension[] => [
  new Extension({
    extnID: '1.3.6.1.5.5.7.1.1',
    extnValue: sequence(
      sequence(oid('1.3.6.1.5.5.7.48.1'), uri(ocsp)),
      sequence(oid('1.3.6.1.5.5.7.48.2'), uri(issuer)),
    ).buffer,
  }),
  new Extension({
    extnID: '2.5.29.31',
    extnValue: sequence(sequence(context(0, context(0, uri(list))))).buffer,
  }),
]
