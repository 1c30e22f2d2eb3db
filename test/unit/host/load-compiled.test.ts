/** What V8 compiled is taken again at the next start, and only as it was written. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptSuffix, loadCompiled } from '../../../host/load-compiled.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('a script that is loaded with what was compiled of it', () => {
  const folder = temporaryFolder()
  const script = (): string => join(folder(), 'script.js')
  const kept = (): string => `${script()}.role${keptSuffix}`
  const load = (): unknown => loadCompiled(script(), 'role').exports

  /** V8 keeps the scripts of a process by their text: each test has texts of its own. */
  let mark = ''
  const says = (word: string): string => `module.exports = '${word}${mark}'`
  const keep = (word: string): void => {
    mark = randomBytes(8).toString('hex')
    writeFileSync(script(), says(word))
    loadCompiled(script(), 'role').keep()
  }

  it('is what was compiled, where V8 takes it: of a text of the same length', () => {
    keep('one')
    writeFileSync(script(), says('two'))
    assert.equal(load(), `one${mark}`)
  })

  it('is compiled again where what was kept is damaged, whatever place of it', () => {
    keep('one')
    const good = readFileSync(kept())
    const places = [0, 31, 32, 40, 52, good.length >> 1, good.length - 1]
    for (const [count, place] of places.entries()) {
      writeFileSync(
        kept(),
        good.map((octet, index) => (index === place ? octet ^ 1 : octet)),
      )
      // Of the same length, or V8 would refuse it.
      const word = `no${count}`
      writeFileSync(script(), says(word))
      assert.equal(load(), word + mark, `byte ${place} of ${good.length}`)
    }
  })

  it('is compiled again where what was kept is cut off, or of something else', () => {
    keep('one')
    const good = readFileSync(kept())
    for (const [what, bytes] of Object.entries({ cut: good.subarray(0, -1), nil: '', odd: randomBytes(1_000) })) {
      writeFileSync(kept(), bytes)
      writeFileSync(script(), says(what))
      assert.equal(load(), `${what}${mark}`)
    }
  })

  it('is kept for all to read, and written again only when more of it was compiled', () => {
    keep('one')
    const { ino, mode } = statSync(kept())
    assert.equal(mode & 0o777, 0o644)
    loadCompiled(script(), 'role').keep()
    assert.equal(statSync(kept()).ino, ino)
  })
})
