/**
 * Distinguished names for comparing (RFC 5280 section 7.1): the same name may be written in capitals, with other white space
 * and in another string type.
 */
import { fromUtf8, toHex } from '../../shared/bytes.ts'
import { children, readOid, type DerNode } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'

/**
 * One text to each relative distinguished name, most significant first; equal names give equal texts (X.501 section 9.2).
 * @throws MohurError CERTIFICATE_UNREADABLE when it is not built as a name is
 */
export const canonicalParts = (name: DerNode): string[] =>
  within(name, sequence).map(part => JSON.stringify(within(part, set).map(canonicalAttribute).toSorted()))

export const canonicalName = (name: DerNode): string => canonicalParts(name).join('\n')

const sequence = 0x30
const set = 0x31

function within(node: DerNode, tag: number): DerNode[] {
  if (node.tag !== tag) throw new MohurError('CERTIFICATE_UNREADABLE')
  return children(node)
}

function canonicalAttribute(attribute: DerNode): string {
  const [type, value, ...more] = within(attribute, sequence)
  if (!type || !value || more.length > 0) throw new MohurError('CERTIFICATE_UNREADABLE')
  const text = textOf(value)
  return `${readOid(type)}=${text === null ? `#${toHex(value.whole)}` : `"${fold(text)}`}`
}

const decoders: Readonly<Record<number, (content: Uint8Array) => string>> = {
  0x0c: fromUtf8,
  0x13: content => new TextDecoder('latin1').decode(content),
  0x14: content => new TextDecoder('latin1').decode(content),
  0x16: content => new TextDecoder('latin1').decode(content),
  0x1e: content => new TextDecoder('utf-16be', { fatal: true }).decode(content),
}

/** `null` for what is no text; that is compared octet by octet. */
function textOf({ tag, content }: DerNode): string | null {
  try {
    return decoders[tag]?.(content) ?? null
  } catch {
    return null
  }
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
