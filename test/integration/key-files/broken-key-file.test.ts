/** Key files that were cut off or changed: they never give another key, and a broken file is not taken for a wrong password. */
import assert from 'node:assert/strict'
import { readKeyFile, type KeyFileContents } from '../../../host/key-files/read-key-file.ts'
import { importedKeyPair } from '../../../host/software/imported-key-pair.ts'
import { limits } from '../../../shared/limits.ts'
import { equalBytes, utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { asJwk, keyFilePrograms, withKey } from './key-file-programs.ts'

const password = utf8('Passw0rd')

describe('a broken key file', () => {
  const programs = keyFilePrograms()
  const make = (...args: string[]): Bytes => programs.export('Passw0rd', ...withKey('p256'), '-iter', '1', ...args)

  const kinds: Record<string, string[]> = { "today's": [], 'an old one': ['-legacy'], 'one without a MAC': ['-nomac'] }
  for (const [kind, args] of Object.entries(kinds)) {
    it(`is unreadable wherever it was cut off (${kind})`, async () => {
      const file = make(...args)
      for (let length = 0; length < file.length; length++) {
        await assert.rejects(readKeyFile(file.subarray(0, length), password), { code: 'KEY_FILE_UNREADABLE' })
      }
      await assert.rejects(readKeyFile(Uint8Array.from([...file, 0]), password), { code: 'KEY_FILE_UNREADABLE' })
    })

    it(`gives the same as before or nothing when a bit of any byte was flipped (${kind})`, async () => {
      const file = make(...args)
      const whole = await readKeyFile(file, password)
      const codes = new Set<string>()
      for (let at = 0; at < file.length; at++) {
        const changed = Uint8Array.from(file)
        changed[at] = (changed[at] ?? 0) ^ (1 << ((at * 5) % 8))
        const read = await readKeyFile(changed, password).catch((error: unknown) => error)
        if (read instanceof MohurError) codes.add(read.code)
        else if (kind === 'one without a MAC') isSameKeyOrNone(read as KeyFileContents, whole)
        else assert.deepEqual(read, whole, `byte ${at}`)
      }
      const expected = ['KEY_FILE_OUTDATED', 'KEY_FILE_PASSWORD', 'KEY_FILE_UNREADABLE', 'KEY_FILE_WITHOUT_KEY']
      assert.deepEqual(
        [...codes].filter(code => !expected.includes(code)),
        [],
      )
      assert.ok(codes.has('KEY_FILE_UNREADABLE'))
    })
  }

  it('with the right password is called broken, not locked', async () => {
    const file = make()
    const unreadable = { code: 'KEY_FILE_UNREADABLE', details: { reason: 'changed' } }
    // In the salt of the MAC, at the file's end; then in the middle, in the certificate's ciphertext.
    for (const at of [file.length - 5, file.length >> 2]) {
      const changed = Uint8Array.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      await assert.rejects(readKeyFile(changed, password), unreadable)
    }
  })

  it('is anything that is no PKCS#12', async () => {
    const others = [
      new Uint8Array(),
      programs.read('p256.pem'),
      programs.certificate('p256'),
      programs.key('p256'),
      new Uint8Array(1000).fill(0x30),
      Uint8Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80)),
    ]
    for (const file of others) await assert.rejects(readKeyFile(file, password), { code: 'KEY_FILE_UNREADABLE' })
  })

  it('is one that is too large, or that would keep us busy for hours', async () => {
    const large = new Uint8Array(limits.keyFile + 1)
    await assert.rejects(readKeyFile(large, password), { code: 'KEY_FILE_UNREADABLE', details: { reason: 'size' } })
    const file = Buffer.from(programs.export('Passw0rd', ...withKey('p256'), '-iter', '66051'))
    const often = Buffer.from([0x02, 0x03, 1, 2, 3])
    assert.ok(file.lastIndexOf(often) > 0)
    file[file.lastIndexOf(often) + 2] = 0x7f
    const details = { reason: 'iterations' }
    await assert.rejects(readKeyFile(file, password), { code: 'KEY_FILE_UNREADABLE', details })
  })
})

/** Nothing in such a file tells whether it was changed, but a key pair does. */
function isSameKeyOrNone(read: KeyFileContents, whole: KeyFileContents): void {
  if (equalBytes(read.privateKey, whole.privateKey)) return
  try {
    importedKeyPair(read.privateKey)
  } catch {
    return
  }
  assert.deepEqual(asJwk(read.privateKey), asJwk(whole.privateKey))
}
