/** The namespace of an ISO 20022 message: its elements have it by default, or all of them by one prefix (Namespaces in XML 1.0). */
import { Unreadable, type Field } from '../reading.ts'

const root = /^(?:<\?xml[^>]*\?>)?\s*<(?:(\w+):)?Document(\s[^>]*)>/
const messages = 'urn:iso:std:iso:20022:tech:xsd:(pain\\.001\\.001\\.(?:03|09|12)|pacs\\.008\\.001\\.\\d\\d)'

export interface IsoMessage {
  /** `pain.001.001.09` */
  version: string
  /** With its colon; empty where the elements have none. */
  prefix: string
}

/** By its first characters; `null`: it is none that we know. */
export function isoMessageIn(head: string): IsoMessage | null {
  const [, prefix, attributes = ''] = root.exec(head) ?? []
  const name = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`
  const version = new RegExp(`\\s${name}=["']${messages}["']`).exec(attributes)?.[1]
  return version === undefined ? null : { version, prefix: prefix === undefined ? '' : `${prefix}:` }
}

/** @throws Unreadable for an element without the prefix, which would be in another namespace */
export function withoutPrefix(name: string, prefix: string): string {
  if (!name.startsWith(prefix)) throw new Unreadable('markup')
  return name.slice(prefix.length)
}

/** All elements inside too; attributes have no namespace, and what supplements the message has its own. @throws Unreadable */
export function plainElement(field: Field, prefix: string): Field {
  if (field.kind === 'attribute' || field.name === '') return checked(field)
  const name = withoutPrefix(field.name, prefix)
  if (name === 'SplmtryData') return { ...field, name }
  const fields = field.fields.map(inner => plainElement(inner, prefix))
  return checked(prefix === '' ? field : { ...field, name, fields })
}

/** No other namespace is begun, and no other prefix is there. @throws Unreadable */
function checked(field: Field): Field {
  const { name, kind } = field
  if (name.includes(':') || (kind === 'attribute' && name.startsWith('xmlns'))) throw new Unreadable('markup')
  return field
}
