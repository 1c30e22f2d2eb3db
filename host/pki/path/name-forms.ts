/** Which names lie within which constraint (RFC 5280 section 4.2.1.10), a row to each form of GeneralName by its tag. */
import { isIPv4 } from 'node:net'
import type { DerNode } from '../../../shared/der.ts'
import { readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { isIa5String } from '../../../shared/names.ts'
import { canonicalParts } from '../canonical-name.ts'

/** A name or a constraint taken apart; what the parts are is known to its form. */
type Parts = readonly string[]

interface NameForm {
  /** @throws MohurError CERTIFICATE_UNREADABLE for a name that cannot be held against a constraint */
  name: (node: DerNode) => Parts
  base: (node: DerNode) => Parts
  isWithin: (name: Parts, base: Parts) => boolean
}

export const nameTags = { email: 0x81, dns: 0x82, directory: 0xa4, uri: 0x86, ip: 0x87 } as const

export const nameForms: Readonly<Record<number, NameForm>> = {
  [nameTags.email]: {
    name: node => mailbox(exactText(node)),
    base: node => (text(node).includes('@') ? mailbox(exactText(node)) : ['', text(node)]),
    // The local part is the mail server's affair, capitals and all.
    isWithin: ([local, host = ''], [wanted, base = '']) =>
      wanted === '' ? isHostWithin(host, base) : local === wanted && host === base,
  },
  [nameTags.dns]: {
    name: node => [text(node)],
    base: node => [text(node)],
    isWithin: ([name = ''], [base = '']) =>
      base === '' || name === base || name.endsWith(base.startsWith('.') ? base : `.${base}`),
  },
  [nameTags.directory]: {
    name: node => canonicalParts(readDer(node.content)),
    base: node => canonicalParts(readDer(node.content)),
    isWithin: (name, base) => base.every((part, index) => name[index] === part),
  },
  [nameTags.uri]: {
    name: node => [hostOf(text(node))],
    base: node => [text(node)],
    isWithin: ([host = ''], [base = '']) => isHostWithin(host, base),
  },
  [nameTags.ip]: {
    name: node => octets(node, [4, 16]),
    base: node => octets(node, [8, 32]),
    isWithin: (address, base) =>
      base.length === 2 * address.length &&
      address.every((octet, index) => {
        const mask = Number(base[address.length + index])
        return (Number(octet) & mask) === (Number(base[index]) & mask)
      }),
  },
}

function exactText({ content }: DerNode): string {
  const found = new TextDecoder('latin1').decode(content)
  if (!isIa5String(found)) throw unreadable()
  return found
}

const text = (node: DerNode): string => exactText(node).toLowerCase()

function mailbox(address: string): Parts {
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1).toLowerCase()
  if (at < 1 || host === '') throw unreadable()
  return [address.slice(0, at), host]
}

/** A host stands for itself, one that begins with a dot for all hosts below it. */
const isHostWithin = (host: string, base: string): boolean =>
  base === '' || (base.startsWith('.') ? host.endsWith(base) && host !== base : host === base)

/** A URI without a host of letters cannot be held against a constraint. */
function hostOf(uri: string): string {
  const [, authority = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/.exec(uri) ?? []
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '')
  if (host === '' || host.includes('[') || isIPv4(host)) throw unreadable()
  return host
}

function octets({ content }: DerNode, lengths: readonly number[]): Parts {
  if (!lengths.includes(content.length)) throw unreadable()
  return Array.from(content, String)
}

const unreadable = (): MohurError => new MohurError('CERTIFICATE_UNREADABLE')
