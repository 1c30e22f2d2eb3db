/** The installed copy of the host: open to whom it is for, and whole. */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyOf } from '../../../installer/host-copy.ts'
import { browserPlace, installHost, launcherPath } from '../../../installer/install-host.ts'
import { surroundingsFrom } from '../../../installer/surroundings.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map(entry => join(entry.parentPath, entry.name))

describe('the installed copy of the host', () => {
  const home = temporaryFolder()
  const here = () => surroundingsFrom({ HOME: home(), PATH: '' }, 'linux')
  const folder = () => join(home(), '.local/share/mohur/host')

  for (const umask of [0o027, 0o077]) {
    it(`makes what is for everybody open to everybody, whatever the umask says (${umask.toString(8)})`, () => {
      const before = process.umask(umask)
      try {
        installHost({ folder: folder(), scope: 'system', manifests: [browserPlace('chromium', 'user', here())] })
      } finally {
        process.umask(before)
      }
      const shut = filesIn(home()).filter(path => {
        const { mode } = statSync(path)
        return (mode & 0o444) !== 0o444 || (statSync(path).isDirectory() && (mode & 0o111) !== 0o111)
      })
      assert.deepEqual(
        shut,
        [join(folder(), 'installed.json')].filter(path => shut.includes(path)),
      )
      assert.equal(statSync(launcherPath(folder())).mode & 0o777, 0o755)
    })
  }

  it('opens folders that an earlier installation for everybody left shut', () => {
    const install = () =>
      installHost({ folder: folder(), scope: 'system', manifests: [browserPlace('chromium', 'user', here())] })
    const manifest = install().at(-1) ?? ''
    for (const path of [dirname(manifest), folder(), copyOf(launcherPath(folder())) ?? '']) chmodSync(path, 0o700)
    install()
    for (const path of [dirname(manifest), folder(), copyOf(launcherPath(folder())) ?? '']) {
      assert.equal(statSync(path).mode & 0o777, 0o755, path)
    }
  })

  it('replaces a copy that was damaged, and leaves a whole one as it is', () => {
    const install = () => installHost({ folder: folder(), scope: 'user', manifests: [] })
    install()
    const copy = copyOf(launcherPath(folder())) ?? ''
    const main = join(copy, 'main.js')
    const whole = readFileSync(main)
    const { ino } = statSync(copy)
    install()
    assert.equal(statSync(copy).ino, ino)
    for (const damage of [
      () => writeFileSync(main, 'torn'),
      () => rmSync(main),
      () => writeFileSync(`${main}.old`, ''),
    ]) {
      damage()
      install()
      assert.deepEqual(readFileSync(main), whole)
      assert.equal(existsSync(`${main}.old`), false)
      assert.deepEqual(
        readdirSync(folder()).filter(name => name.includes('.new-')),
        [],
      )
    }
  })
})
