/** Writes PKCS#12 as today's programs do: PBES2 with AES-256 and PBKDF2, SHA-256 in the MAC (RFC 7292, RFC 8018). */
import { createCipheriv, createHmac, createPrivateKey, createPublicKey, hash, randomBytes } from 'node:crypto'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { brokenKeyFilePasswordRules } from '../../shared/key-file-password.ts'
import { bmpString, context, der, nullValue, octetString, oid, sequence, setOf, smallInteger } from '../pki/der.ts'
import { deriveBmp, deriveUtf8, purposes } from './derive.ts'
import { oids } from './object-identifiers.ts'
import { forget, secretsFrom, type Secret } from './secret.ts'

export interface NewKeyFile {
  /** PKCS#8 DER; the caller overwrites it. */
  privateKey: Bytes
  /** DER; those of issuers as well. */
  certificates: readonly Uint8Array[]
  /** UTF-8; the caller overwrites it. */
  password: Uint8Array
  label: string
  /** How often whoever guesses must hash for each guess: fewer will do for a password by chance. */
  iterations?: number
}

/** As many for the MAC as for the keys: whoever guesses takes the cheaper way. OWASP's number for PBKDF2 with SHA-256. */
const usualIterations = 600_000
const saltLength = 16
const ivLength = 16
const keyLength = 32

/** @throws MohurError PIN_LENGTH with the first `rule` that the password breaks; CERTIFICATE_UNREADABLE; KEY_UNSUITABLE */
export async function writeKeyFile(file: NewKeyFile): Promise<Bytes> {
  const [rule] = brokenKeyFilePasswordRules(file.password)
  if (rule) throw new MohurError('PIN_LENGTH', { rule, what: 'keyFile' })
  return packKeyFile(file)
}

/** Whatever the password is like. @throws MohurError CERTIFICATE_UNREADABLE, KEY_UNSUITABLE */
export async function packKeyFile(file: NewKeyFile): Promise<Bytes> {
  const { privateKey, certificates, password, label, iterations = usualIterations } = file
  const publicKey = publicHalf(privateKey)
  const secrets = secretsFrom(password)
  const [secret] = secrets
  try {
    if (!secret) throw new RangeError('a password is one secret at least')
    const names = namesOf(publicKey, label)
    const key = sequence(
      oid(oids.shroudedKeyBag),
      context(0, sequence(...(await encrypted(privateKey, { secret, iterations }, octetString)))),
      names,
    )
    const safe = sequence(...certificates.map(certificate => certificateBag(certificate, publicKey, names)))
    const by = { secret, iterations }
    return pfx(sequence(await encryptedContent(safe, by), content(sequence(key))), by)
  } finally {
    forget(secrets)
  }
}

interface Protection {
  secret: Secret
  iterations: number
}

function publicHalf(privateKey: Bytes): Uint8Array {
  try {
    const key = createPrivateKey({
      key: Buffer.from(privateKey.buffer, privateKey.byteOffset, privateKey.length),
      format: 'der',
      type: 'pkcs8',
    })
    return createPublicKey(key).export({ type: 'spki', format: 'der' })
  } catch (error) {
    throw new MohurError('KEY_UNSUITABLE', { reason: 'unreadable' }, { cause: error })
  }
}

/** friendlyName and localKeyID, the same on a key and its certificate (RFC 2985 section 5.5). */
const namesOf = (publicKey: Uint8Array, label: string): Bytes =>
  setOf(
    ...(label === '' ? [] : [attribute(oids.friendlyName, bmpString(label))]),
    attribute(oids.localKeyId, octetString(hash('sha1', publicKey, 'buffer'))),
  )

const attribute = (type: string, value: Bytes): Bytes => sequence(oid(type), setOf(value))

function certificateBag(certificate: Uint8Array, publicKey: Uint8Array, names: Bytes): Bytes {
  const own = equalBytes(readCertificate(certificate).tokenKey, publicKey)
  const value = sequence(oid(oids.x509Certificate), context(0, octetString(certificate)))
  return sequence(oid(oids.certificateBag), context(0, value), ...(own ? [names] : []))
}

const content = (bytes: Bytes): Bytes => sequence(oid(oids.data), context(0, octetString(bytes)))

/** ContentInfo with EncryptedData (RFC 5652 section 8), its content an implicit OCTET STRING. */
async function encryptedContent(safe: Bytes, by: Protection): Promise<Bytes> {
  const parts = await encrypted(safe, by, octets => der(0x80, octets))
  const data = sequence(smallInteger(0), sequence(oid(oids.data), ...parts))
  return sequence(oid(oids.encryptedData), context(0, data))
}

/** The AlgorithmIdentifier of PBES2 and the ciphertext. */
async function encrypted(
  plain: Uint8Array,
  { secret, iterations }: Protection,
  wrap: (octets: Uint8Array) => Bytes,
): Promise<Bytes[]> {
  const [salt, iv] = [randomBytes(saltLength), randomBytes(ivLength)]
  const key = await deriveUtf8(secret, { hash: 'sha256', salt, iterations, length: keyLength })
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  key.fill(0)
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
  const parameters = sequence(octetString(salt), smallInteger(iterations), sequence(oid(oids.hmacSha256), nullValue))
  const derivation = sequence(oid(oids.pbkdf2), parameters)
  const scheme = sequence(oid(oids.aes256Cbc), octetString(iv))
  return [sequence(oid(oids.pbes2), sequence(derivation, scheme)), wrap(ciphertext)]
}

async function pfx(authenticatedSafe: Bytes, { secret, iterations }: Protection): Promise<Bytes> {
  const salt = randomBytes(saltLength)
  const key = await deriveBmp(secret, purposes.mac, { hash: 'sha256', salt, iterations, length: 32 })
  const mac = createHmac('sha256', key).update(authenticatedSafe).digest()
  key.fill(0)
  const digestInfo = sequence(sequence(oid(oids.sha256), nullValue), octetString(mac))
  return sequence(
    smallInteger(3),
    content(authenticatedSafe),
    sequence(digestInfo, octetString(salt), smallInteger(iterations)),
  )
}
