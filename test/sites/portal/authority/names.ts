/** Distinguished names in the centre's own words: short attribute names (RFC 4519) and their identifiers. */
import * as asn1js from 'asn1js'
import { RelativeDistinguishedNames } from 'pkijs'

export interface SubjectPart {
  /** A short name of the table, or a dotted identifier. */
  type: string
  value: string
}

const types: Readonly<Record<string, string>> = {
  C: '2.5.4.6',
  ST: '2.5.4.8',
  L: '2.5.4.7',
  street: '2.5.4.9',
  postalCode: '2.5.4.17',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  organizationIdentifier: '2.5.4.97',
  businessCategory: '2.5.4.15',
  title: '2.5.4.12',
  serialNumber: '2.5.4.5',
  SN: '2.5.4.4',
  GN: '2.5.4.42',
  initials: '2.5.4.43',
  pseudonym: '2.5.4.65',
  telephoneNumber: '2.5.4.20',
  CN: '2.5.4.3',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
}
const printable = new Set(['C', 'serialNumber', 'telephoneNumber'])
const ia5 = new Set(['DC', 'emailAddress'])

/** One attribute to each relative name, in the given order. */
export function makeName(parts: readonly SubjectPart[]): RelativeDistinguishedNames {
  const name = new asn1js.Sequence({ value: parts.map(makeRelativeName) })
  return new RelativeDistinguishedNames({ schema: asn1js.fromBER(name.toBER()).result })
}

function makeRelativeName({ type, value }: SubjectPart): asn1js.Set {
  const identifier = new asn1js.ObjectIdentifier({ value: types[type] ?? type })
  return new asn1js.Set({ value: [new asn1js.Sequence({ value: [identifier, makeString(type, value)] })] })
}

function makeString(type: string, value: string): asn1js.PrintableString | asn1js.IA5String | asn1js.Utf8String {
  if (printable.has(type)) return new asn1js.PrintableString({ value })
  return ia5.has(type) ? new asn1js.IA5String({ value }) : new asn1js.Utf8String({ value })
}
