/** The table of browsers, the manifests that are written for them, and the launcher that they name. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chromiumId } from '../../../installer/extension-identity.ts'
import { chromiumKey } from '../../../installer/setup/chromium-key.mjs'
import { browserNames, browsers } from '../../../installer/browsers.ts'
import { launcherText, readLauncher } from '../../../installer/launcher.ts'
import { allowedCaller, manifestName, manifestSchemas, manifestText } from '../../../installer/manifests.ts'
import { manifestFolder, surroundingsFrom } from '../../../installer/surroundings.ts'
import { product } from '../../../shared/product.ts'

const launcher = '/home/a b/.local/share/mohur/host/mohur-host'

describe('the table of browsers', () => {
  const here = surroundingsFrom({ HOME: '/home/aysel', PATH: '/usr/bin' }, 'linux')

  it('has the folder of each browser on Linux', () => {
    const folders = Object.fromEntries(browserNames.map(name => [name, manifestFolder(name, 'user', here)]))
    assert.deepEqual(folders, {
      chromium: '/home/aysel/.config/chromium/NativeMessagingHosts',
      chrome: '/home/aysel/.config/google-chrome/NativeMessagingHosts',
      edge: '/home/aysel/.config/microsoft-edge/NativeMessagingHosts',
      brave: '/home/aysel/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts',
      vivaldi: '/home/aysel/.config/vivaldi/NativeMessagingHosts',
      opera: '/home/aysel/.config/opera/NativeMessagingHosts',
      yandex: '/home/aysel/.config/yandex-browser/NativeMessagingHosts',
      firefox: '/home/aysel/.mozilla/native-messaging-hosts',
    })
  })

  it('follows XDG_CONFIG_HOME where the browser does, and only when it is absolute', () => {
    const moved = surroundingsFrom({ HOME: '/home/aysel', XDG_CONFIG_HOME: '/config' }, 'linux')
    assert.equal(manifestFolder('vivaldi', 'user', moved), '/config/vivaldi/NativeMessagingHosts')
    assert.equal(manifestFolder('firefox', 'user', moved), '/home/aysel/.mozilla/native-messaging-hosts')
    const relative = surroundingsFrom({ HOME: '/home/aysel', XDG_CONFIG_HOME: 'config' }, 'linux')
    assert.equal(manifestFolder('vivaldi', 'user', relative), '/home/aysel/.config/vivaldi/NativeMessagingHosts')
  })

  it('leads to absolute folders in every row, for one person and for all, on Linux and macOS', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      for (const name of browserNames) {
        for (const scope of ['user', 'system'] as const) {
          const folder = manifestFolder(name, scope, surroundingsFrom({ HOME: '/home/aysel' }, platform))
          assert.match(folder, scope === 'user' ? /^\/home\/aysel\// : /^\/(etc|usr|Library)\//, `${name} ${platform}`)
          assert.doesNotMatch(folder, /[~$]/)
        }
      }
    }
  })

  it('names a registry key for each browser on Windows, and says that installing there is not written', () => {
    for (const name of browserNames) assert.match(browsers[name].win32, /^Software\\.+\\NativeMessagingHosts$/)
    assert.throws(() => surroundingsFrom({}, 'win32'), /win32 is not written yet/)
  })
})

describe('the native host manifest', () => {
  it('allows exactly our extension, in the form of Chromium', () => {
    assert.deepEqual(JSON.parse(manifestText('chromium', launcher)), {
      name: product.hostName,
      description: 'Mohur: signing with PKCS#11 tokens',
      path: launcher,
      type: 'stdio',
      allowed_origins: [`chrome-extension://${chromiumId}/`],
    })
  })

  it('allows exactly our extension, in the form of Firefox', () => {
    const manifest = JSON.parse(manifestText('firefox', launcher)) as Record<string, unknown>
    assert.deepEqual(manifest['allowed_extensions'], [product.firefoxId])
    assert.equal('allowed_origins' in manifest, false)
  })

  it('has a name that both browsers accept, which is also its file name', () => {
    assert.match(product.hostName, /^[a-z0-9_]+(\.[a-z0-9_]+)*$/)
    assert.equal(manifestName, `${product.hostName}.json`)
  })

  it('is read back by the schema of its own form and by no other', () => {
    const [chromium, firefox] = [manifestText('chromium', launcher), manifestText('firefox', launcher)].map(
      text => JSON.parse(text) as unknown,
    )
    assert.equal(manifestSchemas.chromium.safeParse(chromium).success, true)
    assert.equal(manifestSchemas.firefox.safeParse(firefox).success, true)
    assert.equal(manifestSchemas.chromium.safeParse(firefox).success, false)
    assert.equal(manifestSchemas.firefox.safeParse(chromium).success, false)
  })

  it('names the id that Chromium derives from the key in the extension', () => {
    const digest = createHash('sha256').update(Buffer.from(chromiumKey(), 'base64')).digest('hex')
    const letter = (digit: string): string => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16))
    const id = digest.slice(0, 32).replaceAll(/./g, letter)
    assert.equal(allowedCaller.chromium, `chrome-extension://${id}/`)
  })
})

describe('the launcher', () => {
  const nasty = [
    'plain',
    'two words',
    "it's",
    '$(touch /tmp/x)',
    '`id`',
    'a"b\\c',
    'new\nline',
    '-n',
    "''",
    '*',
    'Əliyev',
  ]

  it('names two paths that can be read back, whatever is in them', () => {
    for (const word of nasty.filter(text => !text.includes('\n'))) {
      const paths = { node: `/opt/${word}/node`, entry: `/home/${word}/main.js` }
      assert.deepEqual(readLauncher(launcherText(paths)), paths)
    }
    assert.equal(readLauncher('#!/bin/sh\nexec /usr/bin/other "$@"\n'), null)
  })
})
