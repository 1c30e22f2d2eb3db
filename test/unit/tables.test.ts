/** What must be complete: each operation, prompt, error and language has all its parts, and there are no parts of none. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { languageCodes } from '../../extension/locales/language-codes.ts'
import { languages } from '../../extension/locales/languages.ts'
import { operationTables } from '../../installer/operation-tables.ts'
import { errorCodes } from '../../shared/errors.ts'
import { operationNames, operations } from '../../shared/operations/index.ts'
import { promptNames, prompts } from '../../shared/prompts/index.ts'
import { filesUnder, importsOf, read, root } from '../support/imports.ts'

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

describe('the tables', () => {
  const texts = filesUnder('test')
    .filter(file => file.endsWith('.test.ts') && file !== 'test/unit/tables.test.ts')
    .map(read)
    .join('\n')

  for (const name of operationNames) {
    it(`have for the operation ${name}: its file, its handler, its README row and a test`, () => {
      assert.equal(operations[name].name, name)
      const { runs } = operations[name]
      const handler =
        runs === 'host' ? `host/operations/${kebab(name)}.ts` : `extension/background/operations/${kebab(name)}.ts`
      for (const file of [`shared/operations/${kebab(name)}.ts`, handler]) assert.ok(existsSync(join(root, file)), file)
      assert.match(read('README.md'), new RegExp(`\`${name}[(\`]`))
      assert.match(texts, new RegExp(`\\.${name}\\(|'${name}'`), `no test calls ${name}`)
    })
  }

  for (const name of promptNames) {
    it(`have for the prompt ${name} its file and its view`, () => {
      assert.equal(prompts[name].name, name)
      assert.ok(existsSync(join(root, `shared/prompts/${kebab(name)}.ts`)))
      const view = `extension/prompt/views/${kebab(name)}.tsx`
      assert.ok(importsOf('extension/prompt/views/index.ts').includes(view), view)
    })
  }

  it('are those that the folders make (npm run tables makes them anew)', () => {
    for (const [file, text] of operationTables()) assert.equal(read(file), text, file)
  })

  it('have a row for every operation and prompt whose file is there', () => {
    const rows = (folder: string, names: readonly string[], besides: readonly string[]): string[] =>
      filesUnder(folder).filter(
        file => ![...names.map(kebab), ...besides].includes(file.slice(folder.length + 1).replace(/\.tsx?$/, '')),
      )
    assert.deepEqual(
      rows('shared/operations', operationNames, ['index', 'operation', 'table']),
      [],
      'npm run tables adds it',
    )
    assert.deepEqual(rows('shared/prompts', promptNames, ['index', 'prompt']), [], 'add it to shared/prompts/index.ts')
    const run = operationNames.filter(name => operations[name].runs === 'background')
    assert.deepEqual(
      rows('extension/background/operations', run, ['index', 'handler', 'table']),
      [],
      'it is no operation of the background',
    )
    assert.deepEqual(rows('extension/prompt/views', promptNames, ['index', 'stages']), [], 'a view is that of a prompt')
  })

  it('have the same files of texts in every language', () => {
    const filesOf = (language: string): string[] =>
      filesUnder('extension/locales')
        .filter(file => file.includes(`/${language}/`) || file.endsWith(`/${language}.ts`))
        .map(file => file.replaceAll(new RegExp(`/${language}(?=[./])`, 'g'), '/*'))
    for (const language of languageCodes) assert.deepEqual(filesOf(language), filesOf('en'), language)
    const languageFiles = languageCodes.flatMap(code => filesOf(code).map(file => file.replaceAll('/*', `/${code}`)))
    const strays = filesUnder('extension/locales').filter(
      file => file.split('/').length > 3 && !languageFiles.includes(file),
    )
    assert.deepEqual(strays, [], 'texts of a language that is not in language-codes.ts')
  })

  it('have a sentence in every language and a README row for every error code', () => {
    const missing = errorCodes.flatMap(code => [
      ...(read('README.md').includes(`\`${code}\``) ? [] : [`README ${code}`]),
      ...languageCodes
        .filter(language => !Object.hasOwn(languages[language].errors, code))
        .map(one => `${one} ${code}`),
    ])
    assert.deepEqual(missing, [])
  })
})
