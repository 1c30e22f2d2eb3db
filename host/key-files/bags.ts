/** SafeContents: the keys and certificates of a key file, in bags with names on them (RFC 7292 section 4.2). */
import { children, readDer, type DerNode } from '../../shared/der.ts'
import { members, octetsOf, oidOf, present, readBer } from './ber.ts'
import { oids } from './object-identifiers.ts'
import { readProtection, type Protection } from './protection.ts'

/** `label`: friendlyName, `''` when there is none. */
export type Bag = { label: string } & (
  | { kind: 'certificate'; certificate: Uint8Array }
  | { kind: 'key'; privateKey: Uint8Array }
  | { kind: 'shroudedKey'; ciphertext: Uint8Array; protection: Protection }
)

const maxDepth = 4

/** Bags of other kinds are left out. @throws MohurError of the readers; KEY_FILE_OUTDATED */
export function readBags(safe: Uint8Array): Bag[] {
  return bagsIn(readBer(safe), 0)
}

const bagsIn = (safe: DerNode, depth: number): Bag[] =>
  depth > maxDepth ? [] : children(safe).flatMap(bag => readBag(bag, depth))

function readBag(bag: DerNode, depth: number): Bag[] {
  const [type, wrapped, attributes] = members(bag)
  const value = present(members(wrapped)[0])
  const label = attributes ? readLabel(attributes) : ''
  switch (oidOf(type)) {
    case oids.keyBag:
      return [{ kind: 'key', privateKey: value.whole, label }]
    case oids.shroudedKeyBag: {
      const [algorithm, ciphertext] = children(value)
      return [{ kind: 'shroudedKey', ciphertext: octetsOf(ciphertext), protection: readProtection(algorithm), label }]
    }
    case oids.certificateBag: {
      const [kind, holder] = children(value)
      if (oidOf(kind) !== oids.x509Certificate) return []
      return [{ kind: 'certificate', certificate: octetsOf(members(holder)[0]), label }]
    }
    case oids.bagOfBags:
      return bagsIn(value, depth + 1)
    default:
      return []
  }
}

function readLabel(attributes: DerNode): string {
  const named = children(attributes).find(attribute => oidOf(members(attribute)[0]) === oids.friendlyName)
  const value = named && members(members(named)[1])[0]
  return new TextDecoder('utf-16be').decode(value?.content)
}

/** PrivateKeyInfo (RFC 5958 section 2): the object identifier of what the key is for. @throws MohurError of the readers */
export function privateKeyType(pkcs8: Uint8Array): string {
  const [version, algorithm, key] = children(readDer(pkcs8))
  present(version)
  octetsOf(key)
  return oidOf(members(algorithm)[0])
}
