/** Reads a SEQUENCE against its shape: every field in its place, nothing missing, nothing left over. */
import { children, readDer, type DerNode } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'

/** Fields in order. `tags`: the identifier octets that may stand there. */
type Shape = Record<string, { tags: readonly number[]; optional: boolean }>
type Fields<S extends Shape> = { [K in keyof S]: S[K]['optional'] extends true ? DerNode | null : DerNode }

export const one = (...tags: readonly number[]) => ({ tags, optional: false }) as const
export const maybe = (...tags: readonly number[]) => ({ tags, optional: true }) as const

/** @throws MohurError SIGNED_DATA_UNREADABLE */
export function readFields<S extends Shape>(node: DerNode, shape: S): Fields<S> {
  const rest = children(node)
  const found: Record<string, DerNode | null> = {}
  for (const [name, { tags, optional }] of Object.entries(shape)) {
    const [next] = rest
    if (next && tags.includes(next.tag)) found[name] = rest.shift() ?? null
    else if (optional) found[name] = null
    else throw new MohurError('SIGNED_DATA_UNREADABLE')
  }
  if (rest.length > 0) throw new MohurError('SIGNED_DATA_UNREADABLE')
  return found as Fields<S>
}

/** The one value inside an explicit tag or a whole encoding. @throws MohurError SIGNED_DATA_UNREADABLE */
export function readTagged(encoding: Uint8Array, tag: number): DerNode {
  const node = readDer(encoding)
  if (node.tag !== tag) throw new MohurError('SIGNED_DATA_UNREADABLE')
  return node
}
