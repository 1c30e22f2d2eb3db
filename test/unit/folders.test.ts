/** Where a person's data lies on each system. */
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, journalFolder, modulesFile, retiredFolder, softwareTokenFolder } from '../../host/folders.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('the data folder', () => {
  const here = temporaryFolder()
  const mode = (path: string): string => (statSync(path).mode & 0o7777).toString(8)

  it('follows XDG_DATA_HOME, and the home folder without it or with a relative one', () => {
    const home = here()
    assert.equal(dataFolder({ HOME: home, XDG_DATA_HOME: join(home, 'xdg') }, 'linux'), join(home, 'xdg/mohur'))
    for (const given of [undefined, '', 'relative']) {
      assert.equal(dataFolder({ HOME: home, XDG_DATA_HOME: given }, 'linux'), join(home, '.local/share/mohur'))
    }
  })

  it('has its own place on macOS', () => {
    assert.equal(dataFolder({ HOME: here() }, 'darwin'), join(here(), 'Library/Application Support/Mohur'))
  })

  it('is made with all its folders, for the person alone', () => {
    const data = dataFolder({ HOME: here() }, 'linux')
    const folders = [data, journalFolder(data), softwareTokenFolder(data), retiredFolder(data)]
    assert.deepEqual(folders, [data, join(data, 'journal'), join(data, 'tokens'), join(data, 'retired')])
    assert.deepEqual(folders.map(mode), ['700', '700', '700', '700'])
    assert.equal(modulesFile(data), join(data, 'modules.json'))
  })

  it('is named even where it cannot be made', () => {
    assert.equal(dataFolder({ HOME: '/dev/null' }, 'linux'), '/dev/null/.local/share/mohur')
  })
})
