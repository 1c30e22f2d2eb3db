/** Installing into an empty home folder, and taking everything away again. */
import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ownNames } from '../../../host/folders.ts'
import { extensionCallers } from '../../../installer/extension-identity.ts'
import { browserNames, browsers } from '../../../installer/browsers.ts'
import { copiesIn, copyOf } from '../../../installer/host-copy.ts'
import { browserPlace, installHost, launcherPath, privateProfilePlace } from '../../../installer/install-host.ts'
import { launcherText } from '../../../installer/launcher.ts'
import { connectHost } from '../../../installer/doctor/host-connection.ts'
import { allowedCaller, manifestName } from '../../../installer/manifests.ts'
import { recordPath } from '../../../installer/record.ts'
import { manifestFolder, surroundingsFrom } from '../../../installer/surroundings.ts'
import { uninstallHost } from '../../../installer/uninstall-host.ts'
import { product } from '../../../shared/product.ts'
import { runInstaller } from '../../support/run-installer.ts'
import { startHost } from '../../support/host-process.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map(entry => join(entry.parentPath, entry.name))

const manifestsIn = (folder: string): string[] => filesIn(folder).filter(path => path.endsWith(manifestName))
const pathsIn = (output: string): string[] => output.match(/^ {2}\/.*$/gm)?.map(line => line.trim()) ?? []

describe('host:install', () => {
  const home = temporaryFolder()
  const here = () => surroundingsFrom({ HOME: home(), PATH: '' }, 'linux')
  const folder = () => join(home(), '.local/share/mohur/host')

  for (const name of browserNames) {
    it(`row 133: registers the host with ${browsers[name].title} alone, and uninstalling leaves nothing`, () => {
      const written = installHost({ folder: folder(), scope: 'user', manifests: [browserPlace(name, 'user', here())] })
      const file = join(manifestFolder(name, 'user', here()), manifestName)
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
      assert.equal(manifest['path'], launcherPath(folder()))
      const callers = [manifest['allowed_origins'] ?? manifest['allowed_extensions']].flat()
      assert.equal(callers.length, 1)
      assert.ok(extensionCallers.includes(String(callers[0])))
      assert.deepEqual(manifestsIn(home()), [file])
      assert.deepEqual(written, [copyOf(launcherPath(folder())), launcherPath(folder()), file])
      uninstallHost(folder())
      assert.deepEqual(filesIn(home()), [])
    })
  }

  it('prints everything that it wrote and that it removed', async () => {
    const installed = await runInstaller('install', {
      home: home(),
      args: ['--browser', 'edge', '--browser', 'firefox'],
    })
    assert.equal(installed.code, 0, installed.output)
    assert.match(installed.output, /then: npm run doctor -- --browser edge --browser firefox\n$/)
    const written = pathsIn(installed.output)
    assert.deepEqual(written.slice(0, 2), [copyOf(launcherPath(folder())), launcherPath(folder())])
    assert.deepEqual(written.slice(2).toSorted(), manifestsIn(home()).toSorted())
    const removed = await runInstaller('uninstall', { home: home() })
    assert.equal(removed.code, 0, removed.output)
    assert.deepEqual(
      written.filter(path => !pathsIn(removed.output).includes(path)),
      [],
    )
    assert.deepEqual(filesIn(home()), [])
  })

  it('serves Chromium and Firefox, and the browsers whose program or profile is here', async () => {
    const programs = join(home(), 'bin')
    mkdirSync(programs)
    writeFileSync(join(programs, 'vivaldi'), '#!/bin/sh\n', { mode: 0o755 })
    writeFileSync(join(programs, 'opera'), 'not executable', { mode: 0o644 })
    mkdirSync(join(home(), '.config/BraveSoftware/Brave-Browser'), { recursive: true })
    const env = { PATH: programs }
    const { code, output } = await runInstaller('install', { home: home(), env })
    assert.equal(code, 0, output)
    assert.match(output, /registered for Chromium, Brave, Vivaldi, Firefox\.\n/)
    assert.match(output, /then: npm run doctor\n$/)
    assert.equal(manifestsIn(home()).length, 4)
  })

  it('follows XDG_CONFIG_HOME and XDG_DATA_HOME', async () => {
    const env = { XDG_CONFIG_HOME: join(home(), 'c o n f'), XDG_DATA_HOME: join(home(), "d'ata") }
    const { code, output } = await runInstaller('install', { home: home(), env, args: ['--browser', 'chromium'] })
    assert.equal(code, 0, output)
    const file = join(home(), 'c o n f/chromium/NativeMessagingHosts', manifestName)
    const { path } = JSON.parse(readFileSync(file, 'utf8')) as { path: string }
    assert.equal(path, join(home(), "d'ata/mohur/host/mohur-host"))
    const host = await connectHost({ launcher: path, args: [allowedCaller.chromium], env: { HOME: home(), ...env } })
    await host.close()
    assert.equal(host.hello.version, product.version)
    assert.equal((await runInstaller('uninstall', { home: home(), env })).code, 0)
    assert.equal(existsSync(join(home(), 'c o n f')), false)
  })

  it('says which browser it does not know, and writes nothing', async () => {
    const { code, output } = await runInstaller('install', { home: home(), args: ['--browser', 'netscape'] })
    assert.equal(code, 1)
    assert.match(output, /no browser is called netscape: chromium, chrome, /)
    assert.deepEqual(filesIn(home()), [])
  })

  it('serves a private profile and nobody else', async () => {
    const profile = join(home(), "Aysel's profile")
    const { code, output } = await runInstaller('install', { home: home(), args: ['--user-data-dir', profile] })
    assert.equal(code, 0, output)
    assert.deepEqual(manifestsIn(home()), [join(profile, 'NativeMessagingHosts', manifestName)])
    const [, next = ''] = /then: (.*)\n$/.exec(output) ?? []
    assert.equal(next, `npm run doctor -- --user-data-dir '${profile.replace("'", String.raw`'\''`)}'`)
  })

  it('makes folders of the person that nobody else may read, and a launcher that may be run', () => {
    installHost({ folder: folder(), scope: 'user', manifests: [browserPlace('chromium', 'user', here())] })
    assert.equal(statSync(folder()).mode & 0o777, 0o700)
    assert.equal(statSync(launcherPath(folder())).mode & 0o777, 0o755)
  })

  it('does nothing new when it is run again', () => {
    const manifests = browserNames.map(name => browserPlace(name, 'user', here()))
    const install = () => installHost({ folder: folder(), scope: 'user', manifests })
    assert.deepEqual(install(), install())
    assert.equal(copiesIn(folder()).length, 1)
  })

  it('R30: a host that runs keeps its files through an upgrade, and goes with the one after it', async () => {
    const manifests = [privateProfilePlace(join(home(), 'profile'))]
    const install = () => installHost({ folder: folder(), scope: 'user', manifests })
    install()
    const launcher = launcherPath(folder())
    const fresh = copyOf(launcher) ?? ''
    // What an older release has left: its copy, and a launcher that starts it.
    const old = join(folder(), '0.0.9-000000000000')
    renameSync(fresh, old)
    writeFileSync(launcher, launcherText({ node: process.execPath, entry: join(old, 'main.js') }))
    const host = await startHost({ dataHome: home(), entry: join(old, 'main.js') })
    try {
      install()
      assert.equal(copyOf(launcher), fresh)
      // Its handlers are loaded only now.
      const { host: itself } = await host.call('diagnose', {}, { origin: null })
      assert.equal(itself.node, process.versions.node)
    } finally {
      await host.end()
    }
    assert.deepEqual(copiesIn(folder()).toSorted(), [old, fresh])
    install()
    assert.deepEqual(copiesIn(folder()), [fresh])
  })
})

describe('host:uninstall', () => {
  const home = temporaryFolder()
  const here = () => surroundingsFrom({ HOME: home(), PATH: '' }, 'linux')
  const data = () => join(home(), '.local/share/mohur')
  const folder = () => join(data(), 'host')
  const install = () =>
    installHost({ folder: folder(), scope: 'user', manifests: [browserPlace('chromium', 'user', here())] })

  it('leaves a manifest that somebody else has put in place of ours', () => {
    const manifest = install().at(-1) ?? ''
    writeFileSync(manifest, JSON.stringify({ path: '/opt/other/host' }))
    assert.equal(uninstallHost(folder()).includes(manifest), false)
    assert.equal(existsSync(manifest), true)
    assert.equal(existsSync(folder()), false)
  })

  it("leaves the browser's own files", () => {
    const manifest = install().at(-1) ?? ''
    const preferences = join(dirname(dirname(manifest)), 'Local State')
    writeFileSync(preferences, '{}')
    uninstallHost(folder())
    assert.deepEqual(filesIn(join(home(), '.config')), [join(home(), '.config/chromium'), preferences])
  })

  it('says that nothing was installed when nothing was', async () => {
    const { code, output } = await runInstaller('uninstall', { home: home() })
    assert.equal(code, 0)
    assert.match(output, /nothing was installed/)
    assert.deepEqual(filesIn(home()), [])
  })

  it('removes what a host made before there was anything to keep, and speaks of no keys', async () => {
    install()
    const { code, output } = await runInstaller('doctor', { home: home(), args: ['--browser', 'chromium'] })
    assert.equal(existsSync(join(data(), 'tokens/token.json')), true, `${code}\n${output}`)
    const removed = await runInstaller('uninstall', { home: home() })
    assert.equal(removed.code, 0, removed.output)
    assert.doesNotMatch(removed.output, /keys/)
    assert.equal(existsSync(data()), false)
  })

  it('keeps the keys and the journal, and says so; --purge needs a yes', async () => {
    install()
    for (const name of ownNames.map(name => (name.includes('.') ? name : `${name}/key.json`))) {
      mkdirSync(dirname(join(data(), name)), { recursive: true })
      writeFileSync(join(data(), name), '{}')
    }
    const refused = await runInstaller('uninstall', { home: home(), args: ['--purge'] })
    assert.equal(refused.code, 1)
    assert.match(refused.output, /needs --yes/)
    assert.equal(existsSync(recordPath(folder())), true)
    const kept = await runInstaller('uninstall', { home: home() })
    assert.match(kept.output, /Your data stays .*\n.*\/mohur\/tokens/)
    assert.equal(existsSync(join(data(), 'tokens/key.json')), true)
    const purged = await runInstaller('uninstall', { home: home(), args: ['--purge', '--yes'] })
    assert.match(purged.output, /Deleted your data/)
    assert.equal(existsSync(data()), false)
  })

  it('ends with one sentence when a place cannot be written', async () => {
    if (process.getuid?.() === 0) writeFileSync(join(home(), '.config'), 'a file in the way')
    else chmodSync(home(), 0o500)
    const { code, output } = await runInstaller('install', { home: home(), args: ['--browser', 'chromium'] })
    chmodSync(home(), 0o700)
    assert.equal(code, 1)
    assert.match(output, /^E[A-Z]+: .*\n$/)
  })
})
