/** The pieces of PKCS#12 files, which some programs write as BER (X.690 section 8.1.3.6). */
import { children, readDer, readOid, type DerNode } from '../../shared/der.ts'
import { definiteLengths } from '../pki/cms/definite-lengths.ts'
import { unreadable } from './key-file-error.ts'

const octetString = 0x04
const integer = 0x02

/** One value that fills the bytes. @throws MohurError of the readers */
export const readBer = (bytes: Uint8Array): DerNode => readDer(definiteLengths(bytes))

export const members = (node: DerNode | undefined): DerNode[] => children(present(node))

export const oidOf = (node: DerNode | undefined): string => readOid(present(node))

export function octetsOf(node: DerNode | undefined): Uint8Array {
  const { tag, content } = present(node)
  if (tag !== octetString) throw unreadable('der')
  return content
}

/** A small one that is not negative. */
export function integerOf(node: DerNode | undefined): number {
  const { tag, content } = present(node)
  if (tag !== integer || content.length === 0 || content.length > 4 || (content[0] ?? 0) >= 0x80)
    throw unreadable('der')
  return content.reduce((sum, octet) => sum * 256 + octet, 0)
}

export function present(node: DerNode | undefined): DerNode {
  if (!node) throw unreadable('der')
  return node
}
