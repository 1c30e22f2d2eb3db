/** Attribute types of a distinguished name (RFC 4519, RFC 5280 appendix A, ETSI EN 319 412-1), one row each. */

/** `string`: the ASN.1 type the value is written as; `max` from RFC 5280 upper bounds, in characters. */
export const nameAttributes = {
  C: { oid: '2.5.4.6', string: 'printable', max: 2 },
  ST: { oid: '2.5.4.8', string: 'utf8', max: 128 },
  L: { oid: '2.5.4.7', string: 'utf8', max: 128 },
  street: { oid: '2.5.4.9', string: 'utf8', max: 128 },
  postalCode: { oid: '2.5.4.17', string: 'utf8', max: 40 },
  O: { oid: '2.5.4.10', string: 'utf8', max: 64 },
  OU: { oid: '2.5.4.11', string: 'utf8', max: 64 },
  organizationIdentifier: { oid: '2.5.4.97', string: 'utf8', max: 64 },
  businessCategory: { oid: '2.5.4.15', string: 'utf8', max: 128 },
  title: { oid: '2.5.4.12', string: 'utf8', max: 64 },
  serialNumber: { oid: '2.5.4.5', string: 'printable', max: 64 },
  SN: { oid: '2.5.4.4', string: 'utf8', max: 64 },
  GN: { oid: '2.5.4.42', string: 'utf8', max: 64 },
  initials: { oid: '2.5.4.43', string: 'utf8', max: 64 },
  pseudonym: { oid: '2.5.4.65', string: 'utf8', max: 128 },
  telephoneNumber: { oid: '2.5.4.20', string: 'printable', max: 32 },
  CN: { oid: '2.5.4.3', string: 'utf8', max: 64 },
  UID: { oid: '0.9.2342.19200300.100.1.1', string: 'utf8', max: 256 },
  DC: { oid: '0.9.2342.19200300.100.1.25', string: 'ia5', max: 128 },
  emailAddress: { oid: '1.2.840.113549.1.9.1', string: 'ia5', max: 255 },
} as const satisfies Record<string, { oid: string; string: 'utf8' | 'printable' | 'ia5'; max: number }>

export type NameAttribute = keyof typeof nameAttributes
export const nameAttributeNames = Object.keys(nameAttributes) as [NameAttribute, ...NameAttribute[]]

/** Characters of a PrintableString (X.680 section 41.4). */
export const isPrintableString = (text: string): boolean => /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)
export const isIa5String = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/** The short name of an attribute type, or the dotted identifier where we have none. */
export const nameAttributeOf = (oid: string): string =>
  nameAttributeNames.find(name => nameAttributes[name].oid === oid) ?? oid

/** A value as it stands in `subjectText`: what could be taken for the next part is escaped. */
export const nameValueText = (value: string): string => value.replace(/[\\,+"<>;=]/g, match => `\\${match}`)

/** For a person's eyes and the journal: `CN=…, O=…` as in RFC 4514, in the order in which it is written. */
export const subjectText = (parts: readonly { type: string; value: string }[]): string =>
  parts.map(({ type, value }) => `${type}=${nameValueText(value)}`).join(', ')

/** Who a name names: common name, else given name and surname, else organization, else everything that stands there. */
export function displayName(name: readonly { type: string; value: string }[]): string {
  const value = (type: string): string => name.find(part => part.type === type)?.value ?? ''
  const person = [value('GN'), value('SN')].filter(part => part !== '').join(' ')
  return value('CN') || person || value('O') || name.map(part => `${part.type}=${part.value}`).join(', ')
}
