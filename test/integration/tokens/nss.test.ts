/** NSS's own token, which works only when it is told where its files lie. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolder, modulesFile } from '../../../host/folders.ts'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { openTokens } from '../../../host/tokens/all-tokens.ts'
import type { Tokens } from '../../../host/tokens/tokens.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { failure, loginTo, signItems } from '../../support/seal-token.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

const softokn = '/usr/lib/x86_64-linux-gnu/libsoftokn3.so'
const password = 'Ceyran7bala'
const needs = [
  { what: 'the Debian package libnss3', met: existsSync(softokn) },
  { what: 'the Debian package libnss3-tools', met: existsSync('/usr/bin/certutil') },
]

describeWhere(needs, 'a module that wants parameters', () => {
  const folder = temporaryFolder()
  let tokens: Tokens | null = null
  afterEach(() => tokens?.close())

  it('is refused without them; with those of modules.json it makes a key and signs', async () => {
    const store = join(folder(), 'nss')
    mkdirSync(store)
    writeFileSync(join(folder(), 'password'), password)
    execFileSync('certutil', ['-N', '-d', `sql:${store}`, '-f', join(folder(), 'password')])
    const env = { PATH: process.env['PATH'] ?? '', XDG_DATA_HOME: folder() }
    const data = dataFolder(env)
    mkdirSync(dirname(modulesFile(data)), { recursive: true })
    tokens = openTokens({ dataFolder: data, entry: [await builtHostEntry()], env, builtIn: [] })
    const { code, details } = await failure(tokens.addModule(softokn))
    assert.deepEqual([code, details['ckr']], ['MODULE_FAILED', 'CKR_ARGUMENTS_BAD'])
    const parameters = `configdir='sql:${store}' certPrefix='' keyPrefix='' secmod='secmod.db'`
    writeRegisteredModules(modulesFile(data), [], { [softokn]: parameters })
    assert.equal((await tokens.addModule(softokn)).problem, null)
    const token = (await tokens.list()).find(({ label }) => label === 'NSS Certificate DB') ?? assert.fail('not listed')
    await tokens.withLogin(loginTo(token, password), async session => {
      const { keyId, publicKey } = await session.generateKeyPair({
        algorithm: 'P-256',
        label: 'NSS',
        exportable: false,
      })
      const [item = assert.fail()] = signItems(1)
      const [signature = assert.fail()] = await session.sign(keyId, 'ECDSA-SHA256', [item])
      const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
      assert.ok(verify('sha256', item.toBeSigned, { key, dsaEncoding: 'ieee-p1363' }, signature))
    })
  })
})
