/** Opens the key file that the bank handed out (PKCS#12, RFC 7292, PBES2 of RFC 8018). The key stays in this page. */
import { oid, readAll, readDer } from './der.js'

const largest = 65_536
const names = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
}
const isOid = ({ whole }, name) => String(whole) === String(oid(names[name]))
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

/** What is wrong with the file, by the name of a sentence. */
export class KeyFileWrong extends Error {
  constructor(code, options) {
    super(code, options)
    this.errors = { keyFile: code }
  }
}

/** Resolves with the certificate (DER) and the key, which nobody can take out. @throws KeyFileWrong */
export async function openKeyFile(file, password) {
  if (!file) throw new KeyFileWrong('keyFileMissing')
  if (file.size > largest) throw new KeyFileWrong('keyFileUnreadable')
  const contents = contentsOf(new Uint8Array(await file.arrayBuffer()))
  try {
    const bags = await Promise.all(contents.map(content => bagsIn(content, password)))
    const found = Object.assign({}, ...(await Promise.all(bags.flat().map(bag => read(bag, password)))))
    if (found.key && found.certificate) return found
  } catch (error) {
    // A wrong password and a broken file look the same.
    throw new KeyFileWrong('passwordOrFileWrong', { cause: error })
  }
  throw new KeyFileWrong('keyFileUnreadable')
}

/** @throws KeyFileWrong */
function contentsOf(bytes) {
  try {
    const [, safe] = readAll(readDer(bytes))
    return readAll(readDer(innerOf(safe).content))
  } catch (error) {
    throw new KeyFileWrong('keyFileUnreadable', { cause: error })
  }
}

/** Of a ContentInfo. */
const innerOf = info => readDer(readAll(info)[1].content)

async function bagsIn(info, password) {
  const [type] = readAll(info)
  if (isOid(type, 'data')) return readAll(readDer(innerOf(info).content))
  if (!isOid(type, 'encryptedData')) return []
  const [, { content }] = readAll(innerOf(info))
  const [, scheme, ciphertext] = readAll({ content })
  return readAll(readDer(await decrypt(scheme, ciphertext.content, password)))
}

async function read(bag, password) {
  const [type, value] = readAll(bag)
  const parts = readAll(readDer(value.content))
  if (isOid(type, 'certificateBag')) return { certificate: readDer(parts[1].content).content }
  if (!isOid(type, 'shroudedKeyBag')) return {}
  const [scheme, ciphertext] = parts
  const pkcs8 = await decrypt(scheme, ciphertext.content, password)
  return { key: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']) }
}

/** AES-256 in CBC under a key by PBKDF2 with SHA-256: the bank writes no other. */
async function decrypt(scheme, ciphertext, password) {
  const [derivation, cipher] = readAll(readAll(scheme)[1])
  const [salt, iterations] = readAll(readAll(derivation)[1])
  const iv = readAll(cipher)[1].content
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveKey',
  ])
  const method = {
    name: 'PBKDF2',
    hash: 'SHA-256',
    salt: salt.content,
    iterations: iterations.content.reduce((sum, octet) => sum * 256 + octet, 0),
  }
  const key = await crypto.subtle.deriveKey(method, secret, { name: 'AES-CBC', length: 256 }, false, ['decrypt'])
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, ciphertext))
}
