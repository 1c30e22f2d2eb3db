/** MacData: whether a key file is as it was made, by somebody who knew the password (RFC 7292 section 5.1; PBMAC1: RFC 9579). */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { DerNode } from '../../shared/der.ts'
import { integerOf, members, octetsOf, oidOf, present } from './ber.ts'
import { deriveBmp, purposes } from './derive.ts'
import { unsupported } from './key-file-error.ts'
import { digests, hmacs, oids } from './object-identifiers.ts'
import { readPbkdf2 } from './protection.ts'
import type { Secret } from './secret.ts'

export type FitsPassword = (secret: Secret) => Promise<boolean>

const lengths: Readonly<Record<string, number>> = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 }

interface Mac {
  hash: string
  keyFrom: (secret: Secret) => Promise<Buffer>
}

/** @throws MohurError KEY_FILE_OUTDATED for a digest that we do not know, ALGORITHM_UNSUPPORTED for GOST */
export function readMac(macData: DerNode, content: Uint8Array): FitsPassword {
  const [digestInfo, salt, iterations] = members(macData)
  const [algorithm, digest] = members(digestInfo)
  const [type, parameters] = members(algorithm)
  const method = oidOf(type)
  const expected = octetsOf(digest)
  const { hash, keyFrom } =
    method === oids.pbmac1
      ? readPbmac1(present(parameters))
      : readOwnMac(method, octetsOf(salt), iterations ? integerOf(iterations) : 1)
  return async secret => {
    const key = await keyFrom(secret)
    const made = createHmac(hash, key).update(content).digest()
    key.fill(0)
    return made.length === expected.length && timingSafeEqual(made, expected)
  }
}

function readOwnMac(method: string, salt: Uint8Array, iterations: number): Mac {
  const hash = digests[method]
  if (hash === undefined) throw unsupported(method)
  const derivation = { hash, salt, iterations, length: lengths[hash] ?? 0 }
  return { hash, keyFrom: secret => deriveBmp(secret, purposes.mac, derivation) }
}

/** Salt and iterations beside it are not used (RFC 9579 section 4). */
function readPbmac1(parameters: DerNode): Mac {
  const [derivation, scheme] = members(parameters)
  const method = oidOf(members(scheme)[0])
  const hash = hmacs[method]
  if (hash === undefined) throw unsupported(method)
  return { hash, keyFrom: readPbkdf2(present(derivation), lengths[hash] ?? 0) }
}
