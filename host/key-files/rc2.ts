/** RC2 in CBC mode (RFC 2268), which Node's OpenSSL no longer has; only for opening old files. Loaded when one is met. */
const toLatin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const fromLatin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** To be overwritten by the caller; `null` when the padding is wrong. */
export async function openRc2(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Promise<Buffer | null> {
  const [{ default: rc2 }, { default: util }] = await Promise.all([
    import('node-forge/lib/rc2.js'),
    import('node-forge/lib/util.js'),
  ])
  const cipher = rc2.createDecryptionCipher(toLatin1(key), key.length * 8)
  cipher.start(toLatin1(iv))
  cipher.update(util.createBuffer(toLatin1(ciphertext)))
  return cipher.finish() ? fromLatin1(cipher.output.getBytes()) : null
}
