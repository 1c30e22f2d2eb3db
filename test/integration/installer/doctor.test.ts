/** The doctor on a whole installation, and with each link of it broken. */
import assert from 'node:assert/strict'
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumId } from '../../../installer/extension-identity.ts'
import { launcherText } from '../../../installer/launcher.ts'
import { product } from '../../../shared/product.ts'
import { doctorHome } from '../../support/doctor-home.ts'
import { processesLeft } from '../../support/processes.ts'
import { runInstaller } from '../../support/run-installer.ts'
import { softHsm } from '../../support/soft-hsm.ts'

/** What the person's software token holds, beside its own description. */
const keyFilesIn = (data: string): string[] =>
  readdirSync(join(data, 'tokens'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== 'token.json')
    .map(({ name }) => name)

describe('the doctor', () => {
  const { home, data, launcher, copy, install, examine, assertBroken, softHsmEnv } = doctorHome()

  for (const browser of ['chromium', 'firefox'] as const) {
    it(`finds every link whole as ${browser} starts the host, with a token and a test signature`, async () => {
      const hsm = softHsm(home())
      hsm.addToken('Aysel Əliyeva')
      install(browser)
      const { code, links, firstMissing, text } = await examine(hsm.env, browser)
      assert.equal(code, 0)
      assert.deepEqual(
        links.filter(({ state }) => state !== 'ok').map(({ link }) => link),
        ['certificate'],
      )
      assert.equal(firstMissing, 'certificate')
      assert.match(links.find(({ link }) => link === 'token')?.says ?? '', /^1 by PKCS#11/)
      assert.match(
        links.find(({ link }) => link === 'test signature')?.says ?? '',
        /^P-256 on a throw-away software token/,
      )
      assert.doesNotMatch(text, /Aysel/, 'the report names no token')
      assert.equal(text.includes(home()), false, 'the report names no home folder')
      assert.deepEqual(await processesLeft(home(), 5_000), [])
      assert.deepEqual(keyFilesIn(data()), [], 'the test signature leaves no key')
    })
  }

  it('prints a line a link, the token by its label, and the first missing link with its cure', async () => {
    const hsm = softHsm(home())
    hsm.addToken('Aysel')
    install()
    const { code, output } = await runInstaller('doctor', {
      home: home(),
      env: hsm.env,
      args: ['--browser', 'chromium'],
    })
    assert.equal(code, 0)
    assert.match(output, /^ok +registration in Chromium/m)
    assert.match(output, /Aysel \(SoftHSM v2\): (ready|blank)/)
    assert.match(output, /^Nothing is broken; still missing: certificate\.\nCure: /m)
  })

  it('R22: names a manifest that is missing', async () => {
    const manifest = install()
    rmSync(manifest)
    const { links } = await assertBroken(
      'registration in Chromium',
      /^there is no ~\/\.config\/chromium\//,
      'npm run host:install; if you installed with --user-data-dir, pass it here too',
    )
    const rest = links.filter(({ state }) => state === 'unchecked').map(({ link }) => link)
    assert.deepEqual(rest, ['host', 'journal', 'modules', 'token', 'certificate', 'test signature'])
  })

  it('says how a private profile gets its registration, and finds it there', async () => {
    const profile = join(home(), 'my profile')
    const args = ['--user-data-dir', profile]
    const without = await runInstaller('doctor', { home: home(), args })
    assert.equal(without.code, 1)
    assert.ok(without.output.endsWith(`Cure: npm run host:install -- --user-data-dir '${profile}'\n`), without.output)
    assert.equal((await runInstaller('install', { home: home(), args })).code, 0)
    const found = await runInstaller('doctor', { home: home(), args })
    assert.equal(found.code, 0, found.output)
    assert.ok(found.output.includes(`registration in ${profile}`), found.output)
  })

  it('names a manifest that is no JSON, or that of another form', async () => {
    const manifest = install()
    writeFileSync(manifest, '{ "name": ')
    await assertBroken('registration in Chromium', /no native host manifest of ours/)
    writeFileSync(manifest, readFileSync(install('firefox')))
    await assertBroken('registration in Chromium', /no native host manifest of ours/)
  })

  it('R22: names a manifest that allows another extension', async () => {
    const manifest = install()
    const other = readFileSync(manifest, 'utf8').replace(chromiumId, 'abcdefghijklmnopabcdefghijklmnop')
    writeFileSync(manifest, other)
    await assertBroken('registration in Chromium', new RegExp(`does not allow our extension .*${chromiumId}`))
  })

  it('R22: names a launcher that is missing, or not executable', async () => {
    install()
    chmodSync(launcher(), 0o644)
    await assertBroken('registration in Chromium', /the launcher .* is not executable/)
    rmSync(launcher())
    await assertBroken('registration in Chromium', /the launcher .* is not there/)
  })

  it('R22: says where Node.js, or the copy of the host, was', async () => {
    install()
    const entry = join(copy(), 'main.js')
    writeFileSync(launcher(), launcherText({ node: '/opt/old-node/bin/node', entry }))
    await assertBroken('registration in Chromium', /Node\.js is no longer at \/opt\/old-node\/bin\/node/)
    writeFileSync(launcher(), launcherText({ node: process.execPath, entry: '/opt/mohur/gone/main.js' }))
    await assertBroken('registration in Chromium', /the host is not at \/opt\/mohur\/gone\/main\.js/)
  })

  it('passes on what a host says that ends at once, in one line', async () => {
    install()
    const torn = join(home(), 'torn.js')
    writeFileSync(torn, "throw new Error('torn file')\n")
    writeFileSync(launcher(), launcherText({ node: process.execPath, entry: torn }))
    await assertBroken('host as Chromium starts it', /^it does not start: Error: torn file$/)
    writeFileSync(launcher(), '#!/bin/sh\nexit 3\n')
    await assertBroken('host as Chromium starts it', /it ended with code 3/)
  })

  it('names a program that speaks another protocol', async () => {
    install()
    writeFileSync(launcher(), '#!/bin/sh\necho "Hello, browser"\nexec cat\n')
    await assertBroken('host as Chromium starts it', /not our protocol/)
  })

  it('R21: takes a host of another version for what it is: one that works', async () => {
    install()
    const other = join(home(), 'other')
    cpSync(copy(), other, { recursive: true })
    for (const name of readdirSync(other, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js'))) {
      const text = readFileSync(join(other, name), 'utf8')
      writeFileSync(join(other, name), text.replaceAll(`"${product.version}"`, '"9.9.9"'))
    }
    writeFileSync(launcher(), launcherText({ node: process.execPath, entry: join(other, 'main.js') }))
    const { code, links } = await examine(softHsmEnv())
    assert.equal(code, 0)
    const { state, says } = links.find(({ link }) => link === 'host as Chromium starts it') ?? {}
    assert.equal(state, 'ok')
    assert.match(says ?? '', new RegExp(`^hello from 9\\.9\\.9, while this is ${product.version}, protocol `))
  })

  it('says which browser it does not know', async () => {
    const { code, output } = await runInstaller('doctor', { home: home(), args: ['--browser', 'safari'] })
    assert.equal(code, 1)
    assert.match(output, /^no browser is called safari: chromium, /)
  })
})
