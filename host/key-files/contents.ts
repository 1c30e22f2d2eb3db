/** AuthenticatedSafe: the contents of a key file, in the clear or encrypted, and what opening them gives (RFC 7292 section 4.1). */
import { children, type DerNode } from '../../shared/der.ts'
import { members, octetsOf, oidOf, present, readBer } from './ber.ts'
import { privateKeyType, readBags, type Bag } from './bags.ts'
import { isUnsupported, unsupported } from './key-file-error.ts'
import { oids } from './object-identifiers.ts'
import { readProtection, type Protection } from './protection.ts'
import type { Secret } from './secret.ts'

interface Content {
  bytes: Uint8Array
  /** `null` for contents in the clear. */
  protection: Protection | null
}

export type OpenBag = Exclude<Bag, { kind: 'shroudedKey' }>

export interface Opened {
  /** Parts of `plain`. */
  bags: OpenBag[]
  /** Encrypted parts that the password opened, and that it did not. */
  right: number
  wrong: number
}

/** @throws MohurError KEY_FILE_OUTDATED for contents encrypted to a certificate, or by a method that we do not know */
export const readAuthenticatedSafe = (authenticatedSafe: Uint8Array): Content[] =>
  children(readBer(authenticatedSafe)).map(readContentInfo)

function readContentInfo(contentInfo: DerNode): Content {
  const [type, wrapped] = members(contentInfo)
  const value = present(members(wrapped)[0])
  const kind = oidOf(type)
  if (kind === oids.data) return { bytes: octetsOf(value), protection: null }
  if (kind !== oids.encryptedData) throw unsupported(kind)
  const [, encrypted] = children(value)
  const [, algorithm, ciphertext] = members(encrypted)
  return { bytes: implicitOctets(present(ciphertext)), protection: readProtection(algorithm) }
}

/** [0] IMPLICIT OCTET STRING: whole, or in pieces. */
const implicitOctets = (node: DerNode): Uint8Array =>
  node.tag === 0xa0 ? Buffer.concat(children(node).map(octetsOf)) : node.content

/** What opens them, and what came out of that, whatever became of it: to be overwritten by the caller. */
export interface Opening {
  secret: Secret
  plain: Uint8Array[]
}

/** Tries the password on every part. @throws MohurError of the readers, for what is broken in the clear */
export async function openContents(contents: readonly Content[], opening: Opening): Promise<Opened> {
  const opened: Opened = { bags: [], right: 0, wrong: 0 }
  for (const { bytes, protection } of contents) {
    const bags = protection ? await openPart(opened, { bytes, protection, ...opening }, readBags) : readBags(bytes)
    for (const bag of bags ?? []) opened.bags.push(...(await openBag(opened, bag, opening)))
  }
  return opened
}

async function openBag(opened: Opened, bag: Bag, opening: Opening): Promise<OpenBag[]> {
  if (bag.kind !== 'shroudedKey') return [bag]
  const { label, ciphertext: bytes, protection } = bag
  const privateKey = await openPart(opened, { bytes, protection, ...opening }, pkcs8 => {
    privateKeyType(pkcs8)
    return pkcs8
  })
  return privateKey ? [{ kind: 'key', label, privateKey }] : []
}

/** One wrong password in 256 leaves good padding, so what comes out has to be what it should be. */
async function openPart<T>(
  opened: Opened,
  { bytes, protection, secret, plain: all }: Opening & { bytes: Uint8Array; protection: Protection },
  read: (plain: Buffer) => T,
): Promise<T | null> {
  const plain = await protection.open(bytes, secret)
  if (plain) all.push(plain)
  try {
    if (!plain) throw new RangeError('padding')
    const made = read(plain)
    opened.right++
    return made
  } catch (error) {
    if (isUnsupported(error)) throw error
    opened.wrong++
    return null
  }
}
