/** The README says what the tables say, and points at files that are there. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expectedReadme } from '../../../installer/tables.ts'
import { readmeWithTables } from '../../../installer/readme-tables.ts'

const root = resolve(import.meta.dirname, '../../..')
const documents = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

describe('the README', () => {
  it('has the tables that the code has (npm run tables makes them anew)', async () => {
    assert.equal(read('README.md'), await expectedReadme())
  })

  it('is refused when a mark of a table is missing', () => {
    assert.throws(() => readmeWithTables('# Mohur\n'), /the README has no <!-- operations: generated -->/)
  })

  it('names every command of package.json that it explains, and no other', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...read('README.md').matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name)
    assert.deepEqual(
      // npm's own: how a page takes the package.
      named.filter(name => !(name in scripts) && name !== 'install'),
      [],
    )
  })

  for (const document of documents) {
    it(`points at files that are there (${document})`, () => {
      const targets = [...read(document).matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target)
      const lost = targets.filter(target => !target.startsWith('https:') && !existsSync(join(root, target)))
      assert.deepEqual(lost, [])
    })
  }

  it('justifies every run-time dependency, and no package that is none', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const [, after = ''] = read('README.md').split('run-time dependencies')
    const [paragraphs = ''] = after.split('\n## ')
    const justified = [...paragraphs.matchAll(/`([@a-z0-9/-]+)`/g)].map(([, name = '']) => name)
    assert.deepEqual(justified.toSorted(), Object.keys(dependencies).toSorted())
  })
})
