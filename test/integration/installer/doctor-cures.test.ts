/** Whose fault it is, by the doctor's word: a copy of ours that is damaged, an addon, a driver, rights. */
import assert from 'node:assert/strict'
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isWhole, putCopy } from '../../../installer/host-copy.ts'
import { hostFolder } from '../../../installer/install-host.ts'
import { launcherText } from '../../../installer/launcher.ts'
import { itWhere } from '../../support/describe-where.ts'
import { doctorHome, type Report } from '../../support/doctor-home.ts'

const root = [{ what: 'root', met: process.getuid?.() === 0 }]

describe('the doctor, asked whose fault it is', () => {
  const { home, data, launcher, copy, install, examine, assertBroken, asSomebody, softHsmEnv } = doctorHome()

  const damages: Record<string, (copy: string) => void> = {
    'a torn file': copy => writeFileSync(join(copy, 'main.js'), "throw new Error('torn file')\n"),
    'its addon gone': copy => rmSync(join(copy, 'node_modules/pkcs11js/build'), { recursive: true }),
    'a file too many': copy => writeFileSync(join(copy, 'more.js'), ''),
  }
  for (const [name, damage] of Object.entries(damages)) {
    it(`names a copy of the host with ${name}, as a fault of ours that installing again mends`, async () => {
      install()
      damage(copy())
      const { links } = await assertBroken('copy of the host', /are missing or were changed$/)
      assert.deepEqual(
        links.filter(({ cure }) => cure.includes('driver')),
        [],
      )
      install()
      assert.ok(isWhole(copy()))
    })
  }

  it('tells that the addon was not compiled, and that the software token works without it', async () => {
    install()
    const bare = join(hostFolder(data()), 'bare')
    cpSync(copy(), bare, { recursive: true })
    rmSync(join(bare, 'node_modules/pkcs11js/build'), { recursive: true })
    const named = putCopy(bare, hostFolder(data()), 0o700)
    writeFileSync(launcher(), launcherText({ node: process.execPath, entry: join(named, 'main.js') }))
    const { code, links, firstMissing } = await examine(softHsmEnv())
    assert.equal(code, 0)
    assert.equal(firstMissing, 'PKCS#11 addon')
    const states = Object.fromEntries(links.map(({ link, state }) => [link, state]))
    assert.equal(states['modules'], 'unchecked')
    assert.equal(states['test signature'], 'ok')
  })

  it('names an addon that this Node.js does not load', async () => {
    install()
    const bare = join(hostFolder(data()), 'bare')
    cpSync(copy(), bare, { recursive: true })
    writeFileSync(join(bare, 'node_modules/pkcs11js/build/Release/pkcs11.node'), 'of another system')
    const named = putCopy(bare, hostFolder(data()), 0o700)
    writeFileSync(launcher(), launcherText({ node: process.execPath, entry: join(named, 'main.js') }))
    await assertBroken('PKCS#11 addon', /does not load it: Error: /)
  })

  it('names a module that is none beside those that work, and goes on to the test signature', async () => {
    install()
    const module = join(home(), 'module.so')
    writeFileSync(module, 'no library')
    writeFileSync(join(data(), 'modules.json'), JSON.stringify({ modules: [module] }))
    const report = await examine(softHsmEnv())
    assert.equal(report.code, 1)
    assert.equal(report.firstMissing, 'module module.so')
    assert.match(report.links.find(({ link }) => link === 'module module.so')?.says ?? '', /^~\/module\.so: MODULE_/)
    assert.match(report.links.find(({ link }) => link === 'modules')?.says ?? '', /SoftHSM/)
    assert.equal(report.links.find(({ link }) => link === 'test signature')?.state, 'ok')
  })

  itWhere(
    root,
    'tells a person who may not read the configuration of SoftHSM2 what to do, and that nothing else is wrong',
    async () => {
      install()
      const { output, code } = await asSomebody(['--json', '--browser', 'chromium'])
      const { links } = JSON.parse(output) as Report
      const module = links.find(({ says }) => says.includes('libsofthsm2'))
      assert.equal(module?.state, 'absent')
      assert.match(module.says, /you may not read \/etc\/softhsm\/softhsm2\.conf$/)
      assert.match(module.cure, /sudo adduser "\$USER" softhsm/)
      assert.equal(code, 0, output)
    },
  )

  itWhere(root, 'tells a person which folder of the installation is shut to them', async () => {
    const manifest = install()
    chmodSync(dirname(manifest), 0o700)
    const { output, code } = await asSomebody(['--json', '--browser', 'chromium'], { own: false })
    assert.equal(code, 1)
    const { links } = JSON.parse(output) as Report
    const registration = links.find(({ link }) => link === 'registration in Chromium')
    assert.match(registration?.says ?? '', /^you may not look into ~\/\.config/)
    assert.equal(registration?.cure, 'as root: npm run host:install -- --system')
  })
})
