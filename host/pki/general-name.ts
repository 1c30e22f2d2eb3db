/** GeneralName (RFC 5280 section 4.2.1.6): the other names under which the owner of a certificate is known. */
import { isIPv4, isIPv6 } from 'node:net'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { isIa5String } from '../../shared/names.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import { context, der, oid, utf8String } from './der.ts'
import { isPlainText } from './name.ts'

type Extensions = NonNullable<HostParams<'requestCertificate'>['extensions']>
export type AlternativeName = NonNullable<Extensions['subjectAltName']>[number]

const userPrincipalName = oid('1.3.6.1.4.1.311.20.2.3')
const dnsLabel = /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/

const forms: Record<AlternativeName['type'], { allows: (value: string) => boolean; encode: (value: string) => Bytes }> =
  {
    email: {
      allows: value => isIa5String(value) && /^[^\s@]+@[^\s@]+$/.test(value),
      encode: value => der(0x81, utf8(value)),
    },
    dns: {
      allows: value => value.length <= 253 && value.split('.').every(label => dnsLabel.test(label)),
      encode: value => der(0x82, utf8(value)),
    },
    uri: {
      allows: value => isIa5String(value) && !value.includes(' ') && URL.canParse(value),
      encode: value => der(0x86, utf8(value)),
    },
    /** Without a zone: that has a meaning on one computer only. */
    ip: {
      allows: value => isIPv4(value) || (isIPv6(value) && !value.includes('%')),
      encode: value => der(0x87, addressOctets(value)),
    },
    /** otherName: Microsoft's user principal name. */
    upn: { allows: isPlainText, encode: value => context(0, userPrincipalName, context(0, utf8String(value))) },
  }

/** @throws MohurError BAD_PARAMS with `field` */
export function encodeGeneralName({ type, value }: AlternativeName, index: number): Bytes {
  const { allows, encode } = forms[type]
  if (!allows(value)) throw new MohurError('BAD_PARAMS', { field: `extensions.subjectAltName.${index}.value`, type })
  return encode(value)
}

function addressOctets(address: string): Bytes {
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number))
  // The URL parser writes an IPv6 address in groups of hexadecimal digits and shortens one run of zeros.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const groups = (text: string | undefined): number[] =>
    text ? text.split(':').map(group => Number.parseInt(group, 16)) : []
  const zeros = Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => 0)
  return Uint8Array.from([...groups(head), ...zeros, ...groups(tail)].flatMap(group => [group >> 8, group & 0xff]))
}
