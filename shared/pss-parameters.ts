/** RSASSA-PSS-params (RFC 4055 section 3.1), of a signature or of a key that is restricted to such signatures. */
import { children, readOid, type DerNode } from './der.ts'
import { MohurError } from './errors.ts'

export interface PssParameters {
  /** Dotted: what the message is hashed with, and what MGF1 is made of. */
  hash: string
  maskHash: string
  /** Octets; the fewest, where a key asks for it. */
  saltLength: number
}

const mgf1 = '1.2.840.113549.1.1.8'
const sha1 = '1.3.14.3.2.26'
const defaultSaltLength = 20
const onlyTrailer = 1

/** What is not said is the default, SHA-1 among it. @throws MohurError CERTIFICATE_UNREADABLE for another mask or trailer, and anything left over */
export function readPssParameters(node: DerNode): PssParameters {
  if (node.tag !== 0x30) throw unreadable()
  const fields = children(node)
  const value = (tag: number): DerNode | null => {
    if (fields[0]?.tag !== tag) return null
    const [inside, ...more] = children(fields.shift() as DerNode)
    if (!inside || more.length > 0) throw unreadable()
    return inside
  }
  const [hash, mask, salt, trailer] = [value(0xa0), value(0xa1), value(0xa2), value(0xa3)]
  if (fields.length > 0 || (trailer && smallNumber(trailer) !== onlyTrailer)) throw unreadable()
  return {
    hash: hash ? hashIn(hash) : sha1,
    maskHash: mask ? maskHashIn(mask) : sha1,
    saltLength: salt ? smallNumber(salt) : defaultSaltLength,
  }
}

/** With NULL or without parameters (RFC 4055 section 2.1). */
function hashIn(identifier: DerNode): string {
  const [type, parameters, ...more] = membersOf(identifier)
  const isPlain = !parameters || (parameters.tag === 0x05 && parameters.content.length === 0)
  if (!type || !isPlain || more.length > 0) throw unreadable()
  return readOid(type)
}

function maskHashIn(identifier: DerNode): string {
  const [type, parameters, ...more] = membersOf(identifier)
  if (!type || readOid(type) !== mgf1 || !parameters || more.length > 0) throw unreadable()
  return hashIn(parameters)
}

function membersOf(node: DerNode): DerNode[] {
  if (node.tag !== 0x30) throw unreadable()
  return children(node)
}

/** An INTEGER from 0 to 32767 in its shortest form. */
function smallNumber({ tag, content }: DerNode): number {
  const [first = 0x80, second = 0] = content
  const isShortest = content.length === 1 || (content.length === 2 && (first > 0 || second >= 0x80))
  if (tag !== 0x02 || first >= 0x80 || !isShortest) throw unreadable()
  return content.length === 1 ? first : first * 256 + second
}

const unreadable = (): MohurError => new MohurError('CERTIFICATE_UNREADABLE')
