/** The doctor on a whole installation, and with each link of it broken. */
import assert from 'node:assert/strict'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examineExtension } from '../../../installer/doctor/extension-builds.ts'
import { copyOf, hostFolder, installHost, launcherPath, browserPlace } from '../../../installer/install-host.ts'
import { launcherText } from '../../../installer/launcher.ts'
import { surroundingsFrom } from '../../../installer/surroundings.ts'
import { product } from '../../../shared/product.ts'
import { processesLeft } from '../../support/processes.ts'
import { runInstaller } from '../../support/run-installer.ts'
import { softHsm } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

interface Report {
  whole: boolean
  firstMissing: string | null
  links: { link: string; state: string; says: string; cure: string }[]
}

/** What the person's software token holds, beside its own description. */
const keyFilesIn = (data: string): string[] =>
  readdirSync(join(data, 'tokens'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== 'token.json')
    .map(({ name }) => name)

describe('the doctor', () => {
  const home = temporaryFolder()
  const data = () => join(home(), '.local/share/mohur')
  const launcher = () => launcherPath(hostFolder(data()))
  const copy = () => copyOf(launcher()) ?? ''
  const here = () => surroundingsFrom({ HOME: home(), PATH: '' }, 'linux')

  /** @returns the manifest's path */
  function install(browser: 'chromium' | 'firefox' = 'chromium'): string {
    const manifests = [browserPlace(browser, 'user', here())]
    return installHost({ folder: hostFolder(data()), scope: 'user', manifests }).at(-1) ?? ''
  }

  async function examine(
    env: Record<string, string> = {},
    browser = 'chromium',
  ): Promise<Report & { code: number; text: string }> {
    const { code, output } = await runInstaller('doctor', { home: home(), env, args: ['--json', '--browser', browser] })
    assert.match(output, /^\{/, output)
    return { code, text: output, ...(JSON.parse(output) as Report) }
  }

  /** The link is named as the first that is missing, with this sentence and a cure; what comes after is not checked. */
  async function assertBroken(link: string, says: RegExp, cure = 'npm run host:install'): Promise<Report> {
    const report = await examine()
    assert.equal(report.code, 1)
    assert.equal(report.whole, false)
    assert.equal(report.firstMissing, link)
    const found = report.links.find(one => one.link === link)
    assert.equal(found?.state, 'broken')
    assert.match(found.says, says)
    assert.equal(found.cure, cure)
    return report
  }

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
    assert.match(output, /^Nothing is broken; still missing: certificate \(none yet\)\.\nCure: /m)
  })

  it('R22: names a manifest that is missing', async () => {
    const manifest = install()
    rmSync(manifest)
    const { links } = await assertBroken('registration in Chromium', /^there is no ~\/\.config\/chromium\//)
    const rest = links.filter(({ state }) => state === 'unchecked').map(({ link }) => link)
    assert.deepEqual(rest, ['host', 'journal', 'modules', 'token', 'certificate', 'test signature'])
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
    const other = readFileSync(manifest, 'utf8').replace(product.chromiumId, 'abcdefghijklmnopabcdefghijklmnop')
    writeFileSync(manifest, other)
    await assertBroken('registration in Chromium', new RegExp(`does not allow our extension .*${product.chromiumId}`))
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

  it('passes on what a host says that ends at once', async () => {
    install()
    writeFileSync(join(copy(), 'main.js'), "throw new Error('torn file')\n")
    await assertBroken('host as Chromium starts it', /it does not start: [^]*torn file/)
    writeFileSync(launcher(), '#!/bin/sh\nexit 3\n')
    await assertBroken('host as Chromium starts it', /it ended with code 3/)
  })

  it('names a program that speaks another protocol', async () => {
    install()
    writeFileSync(launcher(), '#!/bin/sh\necho "Hello, browser"\nexec cat\n')
    await assertBroken('host as Chromium starts it', /not our protocol/)
  })

  it('R21: names a host of another version', async () => {
    install()
    for (const name of readdirSync(copy(), { recursive: true, encoding: 'utf8' }).filter(file =>
      file.endsWith('.js'),
    )) {
      const text = readFileSync(join(copy(), name), 'utf8')
      writeFileSync(join(copy(), name), text.replaceAll(`"${product.version}"`, '"9.9.9"'))
    }
    const says = new RegExp(`it is version 9\\.9\\.9, this is ${product.version.replaceAll('.', String.raw`\.`)}`)
    const { links } = await assertBroken('host as Chromium starts it', says)
    assert.equal(links.find(({ link }) => link === 'test signature')?.state, 'unchecked')
  })

  it('names a module that is none, and goes on to the test signature', async () => {
    install()
    const module = join(home(), 'module.so')
    writeFileSync(module, 'no library')
    writeFileSync(join(data(), 'modules.json'), JSON.stringify({ modules: [module] }))
    const report = await examine()
    assert.equal(report.code, 1)
    assert.equal(report.firstMissing, 'modules')
    assert.match(report.links.find(({ link }) => link === 'modules')?.says ?? '', /^~\/module\.so: MODULE_/)
    assert.equal(report.links.find(({ link }) => link === 'test signature')?.state, 'ok')
  })
})

describe("the doctor's look at the extension", () => {
  const folder = temporaryFolder()
  const built = (form: 'chromium' | 'firefox') =>
    readFileSync(join(import.meta.dirname, '../../../dist/extension', form, 'manifest.json'), 'utf8')

  for (const form of ['chromium', 'firefox'] as const) {
    it(`finds the build for ${form} whole`, () => {
      assert.equal(examineExtension(form).state, 'ok', examineExtension(form).says)
    })

    it(`names what is wrong with a build for ${form}`, () => {
      const broken = (manifest: string | null): string => {
        if (manifest !== null) writeFileSync(join(folder(), 'manifest.json'), manifest)
        const { state, says, cure } = examineExtension(form, folder())
        assert.equal(state, 'broken')
        assert.equal(cure, 'npm run build')
        return says
      }
      assert.match(broken(null), /there is no/)
      assert.match(broken('{}'), /no manifest of ours/)
      assert.match(broken(built(form)), /it names [a-z.]+, which is not there/)
      const names = [...built(form).matchAll(/"([a-z/-]+\.js)"/g)].map(([, name = '']) => name)
      for (const name of names) writeFileSync(join(folder(), name), '')
      assert.match(broken(built(form).replace(`"${product.version}"`, '"9.9.9"')), /it is version 9\.9\.9/)
      assert.match(broken(built(form).replace('"nativeMessaging"', '"tabs"')), /native messaging/)
      const other = built(form).replace(product.chromiumKey.slice(40, 60), 'A'.repeat(20)).replace('mohur@', 'other@')
      assert.match(broken(other), /its id is .*, the host expects/)
    })
  }
})
