/**
 * PKCS#12 files (.pfx, .p12; RFC 7292): one private key with its certificates, as OpenSSL, GnuTLS, NSS, Windows and Java write
 * them. Read by our own strict reader, since the causes of failure must be told apart.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { concat, equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { readDer } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'
import { tokenKeyOf } from '../../shared/key-restriction.ts'
import { limits } from '../../shared/limits.ts'
import { privateKeyType } from './bags.ts'
import { integerOf, members, octetsOf, oidOf, readBer } from './ber.ts'
import { openContents, readAuthenticatedSafe, type OpenBag, type Opened } from './contents.ts'
import { readMac, type FitsPassword } from './integrity.ts'
import { asKeyFileError, gostKey, isGost, unreadable, unsupported } from './key-file-error.ts'
import { oids } from './object-identifiers.ts'
import { forget, secretsFrom, type Secret } from './secret.ts'

export interface KeyFileContents {
  /** PKCS#8 DER, to be overwritten by the caller. */
  privateKey: Bytes
  /** DER; the key's own certificate first, the others as they stood in the file. */
  certificates: Bytes[]
  label: string
}

/**
 * `password` is UTF-8, overwritten by the caller.
 * @throws MohurError KEY_FILE_PASSWORD; KEY_FILE_UNREADABLE with a `reason`; KEY_FILE_OUTDATED with the `algorithm`;
 * KEY_FILE_WITHOUT_KEY; ALGORITHM_UNSUPPORTED for GOST
 */
export async function readKeyFile(file: Uint8Array, password: Uint8Array): Promise<KeyFileContents> {
  if (file.length > limits.keyFile) throw unreadable('size')
  const secrets = secretsFrom(password)
  const plain: Uint8Array[] = []
  try {
    return await asKeyFileError(async () => gather(await openWith(readPfx(file), { secrets, plain })))
  } finally {
    forget(secrets)
    for (const bytes of plain) bytes.fill(0)
  }
}

interface Opening {
  secrets: readonly Secret[]
  plain: Uint8Array[]
}

interface Pfx {
  contents: ReturnType<typeof readAuthenticatedSafe>
  /** `null` when nothing tells whether the file was changed. */
  fits: FitsPassword | null
}

function readPfx(file: Uint8Array): Pfx {
  const [version, authSafe, macData] = members(readBer(file))
  const [type, wrapped] = members(authSafe)
  if (integerOf(version) !== 3) throw unreadable('version')
  if (oidOf(type) !== oids.data) throw unsupported(oidOf(type))
  const content = octetsOf(members(wrapped)[0])
  return { contents: readAuthenticatedSafe(content), fits: macData ? readMac(macData, content) : null }
}

/** Where one part opens and another does not, or the MAC does not fit, the password is right and the file is broken. */
async function openWith({ contents, fits }: Pfx, { secrets, plain }: Opening): Promise<Opened> {
  for (const secret of secrets) {
    if (fits && !(await fits(secret))) continue
    const opened = await openContents(contents, { secret, plain })
    if (opened.wrong === 0) return opened
    if (fits || opened.right > 0) throw unreadable('contents')
  }
  if (fits) await demandClosed(contents, { secrets, plain })
  throw new MohurError('KEY_FILE_PASSWORD')
}

async function demandClosed(contents: Pfx['contents'], { secrets, plain }: Opening): Promise<void> {
  for (const secret of secrets) {
    if ((await openContents(contents, { secret, plain })).right > 0) throw unreadable('changed')
  }
}

function gather({ bags }: Opened): KeyFileContents {
  const [key, ...others] = bags.filter(bag => bag.kind === 'key')
  if (!key) throw new MohurError('KEY_FILE_WITHOUT_KEY')
  if (others.length > 0) throw unreadable('severalKeys')
  if (isGost(privateKeyType(key.privateKey))) throw gostKey()
  const found = bags.filter(bag => bag.kind === 'certificate')
  if (found.length > limits.certificates) throw unreadable('severalCertificates')
  const own = found.find(bag => isCertificateOf(bag, key.privateKey))
  const certificates = (own ? [own, ...found.filter(bag => bag !== own)] : found).map(bag => concat([bag.certificate]))
  return { privateKey: concat([key.privateKey]), certificates, label: key.label || (own?.label ?? '') }
}

function isCertificateOf(bag: Extract<OpenBag, { kind: 'certificate' }>, pkcs8: Uint8Array): boolean {
  const { tokenKey } = readCertificate(bag.certificate)
  try {
    // The same bytes, not a copy.
    const bytes = Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.length)
    const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
    return equalBytes(tokenKeyOf(readDer(publicKey)), tokenKey)
  } catch {
    return false
  }
}
