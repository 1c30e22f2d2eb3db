/** A key of the publisher's own: extension, host and registration have its id, and nobody with the development key starts the host. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromiumId, chromiumIdOf } from '../../../installer/extension-identity.ts'
import { chromiumKey } from '../../../installer/setup/chromium-key.mjs'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const root = resolve(import.meta.dirname, '../../..')

describe('a key of the publisher’s own', () => {
  const folder = temporaryFolder()
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
  /** Runs what the build and the installer run, with this key. */
  const evaluate = (file: string, code: string): string => {
    const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...environment } = process.env
    return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      cwd: root,
      env: { ...environment, MOHUR_CHROMIUM_KEY: file },
      encoding: 'utf8',
    })
  }

  it('gives its id to the extension, to the registration and to the host', () => {
    const file = join(folder(), 'key.pem')
    const { privateKey, publicKey } = rsa()
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const [extension, host] = [join(folder(), 'extension'), join(folder(), 'host')]
    for (const made of [extension, host]) mkdirSync(made)
    const registration = evaluate(
      file,
      `import { buildExtension } from './installer/build/build-extension.ts'
       import { buildHost } from './installer/build/build-host.ts'
       import { manifestText } from './installer/manifests.ts'
       await buildExtension('chromium', ${JSON.stringify(extension)})
       await buildHost(${JSON.stringify(host)})
       console.log(manifestText('chromium', '/launcher'))`,
    )
    const { key } = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as { key: string }
    assert.equal(key, publicKey.export({ type: 'spki', format: 'der' }).toString('base64'))
    const id = chromiumIdOf(key)
    assert.notEqual(id, chromiumId)
    assert.deepEqual((JSON.parse(registration) as { allowed_origins: string[] }).allowed_origins, [
      `chrome-extension://${id}/`,
    ])
    const start = (caller: string) =>
      spawnSync(process.execPath, [join(host, 'main.js'), `chrome-extension://${caller}/`], {
        input: '',
        env: { HOME: folder() },
        encoding: 'utf8',
      })
    assert.match(start(id).stdout, /"hello"/)
    assert.deepEqual([start(chromiumId).status, start(chromiumId).stdout], [64, ''])
  }).timeout(60_000)

  it('is the development key where none is given', () => {
    const development = createPublicKey(readFileSync(join(root, 'test/chromium-key.pem')))
    assert.equal(chromiumKey({}), development.export({ type: 'spki', format: 'der' }).toString('base64'))
  })

  it('may be given as its public half, and must be there, readable and RSA', () => {
    const file = join(folder(), 'key.pem')
    const given = (text: string | Buffer): string => {
      writeFileSync(file, text)
      return chromiumKey({ MOHUR_CHROMIUM_KEY: file })
    }
    const { publicKey } = rsa()
    const pem = publicKey.export({ type: 'spki', format: 'pem' })
    assert.equal(given(pem), publicKey.export({ type: 'spki', format: 'der' }).toString('base64'))
    assert.throws(() => chromiumKey({ MOHUR_CHROMIUM_KEY: '/not/there.pem' }), /MOHUR_CHROMIUM_KEY: \/not\/there\.pem/)
    assert.throws(() => given('no key'), /MOHUR_CHROMIUM_KEY: .* cannot be read/)
    const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey
    assert.throws(() => given(curve.export({ type: 'spki', format: 'pem' })), /holds no RSA key/)
  })
})
