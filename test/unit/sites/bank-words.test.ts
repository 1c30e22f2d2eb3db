/** The words of the bank: every word in all four languages with the same values in it, and one for whatever it refuses. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everythingUnder, filesUnder, root } from '../../support/imports.ts'

const source = (file: string): string => readFileSync(join(root, file), 'utf8')
const rows = everythingUnder('test/sites/bank')
  .filter(file => file.endsWith('-words.js'))
  .map(file => /const rows = \{\n([\s\S]*?)\n\}\n/.exec(source(file))?.[1] ?? '')
  .join('\n')
/** `name: [az, kk, ru, en]` */
const table = Array.from(rows.matchAll(/^ {2}'?([\w-]+)'?: \[([\s\S]*?)\],$/gm), ([, name = '', texts = '']) => ({
  name,
  texts: Array.from(texts.matchAll(/'((?:[^'\\]|\\.)*)'/g), ([, text = '']) => text),
}))
const valuesIn = (text: string): string => (text.match(/\{\w+\}/g) ?? []).toSorted().join()

describe('the words of the bank', () => {
  it('are in all four languages, with the same values in them', () => {
    assert.equal(table.length, rows.match(/^ {2}\S/gm)?.filter(start => start !== '  ]').length, 'every row was read')
    const wrong = table.filter(
      ({ texts }) => texts.length !== 4 || texts.includes('') || new Set(texts.map(valuesIn)).size !== 1,
    )
    assert.deepEqual(wrong, [])
  })

  it('have a sentence for everything that the server refuses', () => {
    const known = new Set(table.map(({ name }) => name))
    const sources = filesUnder('test/sites/bank').map(source).join('\n')
    const [, union = ''] = /export type Refusal =([^]*?)\n\n/.exec(sources) ?? []
    const thrown = Array.from(sources.matchAll(/new BadRequest\(\d+, \{ \w+: '(\w+)'/g), ([, code = '']) => code)
    const faults = Array.from(
      sources.matchAll(/(?:must|new (?:FieldWrong|ImportFault))\(\s*'(\w+)'/g),
      ([, code = '']) => code,
    )
    assert.ok(faults.length > 15)
    const refusals = [...thrown, ...faults, ...Array.from(union.matchAll(/'(\w+)'/g), ([, code = '']) => code)]
    assert.ok(refusals.length > 15)
    // Its sentence is that of the status.
    assert.deepEqual([...new Set(refusals.filter(code => !known.has(code)))], ['notValid'])
  })
})
