/** The words of the certificate centre: every word in all four languages, with the same values in it. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mail, languages, type MailName } from '../../sites/portal/mails.ts'
import { filesUnder, root } from '../../support/imports.ts'

const folder = join(root, 'test/sites/portal/pages')
const tables = readdirSync(folder).filter(name => name.endsWith('.js'))

const sources = filesUnder('test/sites/portal').map(file => readFileSync(join(root, file), 'utf8'))
/** No page of ours asks for a file before it is paid. */
const notForPeople = ['notPaid']

/** `name: [az, kk, ru, en]` of a file; what comes before `const rows` and after its end is no table. */
function rowsOf(name: string): Record<string, string[]> {
  const source = readFileSync(join(folder, name), 'utf8')
  if (!source.includes('inLanguages(rows)')) return {}
  const [, text = ''] = /const rows = (\{[\s\S]*?\n\})\n/.exec(source) ?? []
  const json = text
    .replaceAll(/'((?:[^'\\]|\\.)*)'/g, (_, inner: string) => JSON.stringify(inner))
    .replaceAll(/^(\s*)(\w+):/gm, '$1"$2":')
    .replaceAll(/,(\s*[\]}])/g, '$1')
    .replaceAll(/^\s*\/\/.*$/gm, '')
  return text === '' ? {} : (JSON.parse(json) as Record<string, string[]>)
}

const valuesIn = (text: string): string => (text.match(/\{\w+\}/g) ?? []).toSorted().join()

describe('the words of the certificate centre', () => {
  for (const name of tables) {
    const rows = Object.entries(rowsOf(name))
    if (rows.length === 0) continue
    it(`are in all four languages, with the same values in them: ${name}`, () => {
      const wrong = rows.filter(
        ([, texts]) => texts.length !== 4 || texts.includes('') || new Set(texts.map(valuesIn)).size !== 1,
      )
      assert.deepEqual(wrong, [])
    })
  }

  it('have a sentence for everything that the server refuses', () => {
    const known = new Set(tables.flatMap(name => Object.keys(rowsOf(name))))
    const refusals = Array.from(sources.join('\n').matchAll(/new BadRequest\(\d+, \{([^}]*)\}/g), ([, fields = '']) =>
      Array.from(fields.matchAll(/'(\w+)'/g), ([, code = '']) => code),
    ).flat()
    const prefixes = ['', 'request-', 'decision-', 'login-', 'status-']
    const silent = new Set(refusals.filter(code => !prefixes.some(prefix => known.has(prefix + code))))
    assert.ok(refusals.length > 30)
    assert.deepEqual([...silent], notForPeople)
  })

  it('has its messages in all four languages', () => {
    const names: MailName[] = ['code', 'registered', 'issued', 'cancelled', 'paid', 'revoked']
    for (const name of names) {
      const written = languages.map(language => mail(language, name, {}))
      assert.ok(written.every(({ subject, text }) => subject !== '' && text !== ''))
    }
  })

  it('sees a word that lacks a language', () => {
    assert.ok(Object.keys(rowsOf('request-words.js')).length > 20)
    assert.equal(valuesIn('{b} and {a}'), '{a},{b}')
  })
})
