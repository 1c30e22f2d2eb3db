/** The house rules that no compiler checks: who may import whom, how long a file may be, what must be complete. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { languageCodes } from '../../extension/locales/language-codes.ts'
import { languages } from '../../extension/locales/languages.ts'
import { errorCodes } from '../../shared/errors.ts'
import { operationNames, operations } from '../../shared/operations/index.ts'
import { promptNames, prompts } from '../../shared/prompts/index.ts'

const root = resolve(import.meta.dirname, '../..')
const source = /\.(ts|tsx|mjs)$/

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => source.test(file))
    .map(file => join(folder, file))
    .filter(file => !file.includes('node_modules'))
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Module specifiers of a file; relative ones as paths from the root. */
function importsOf(file: string): string[] {
  const specifiers = read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...specifiers].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
  )
}

const product = ['shared', 'extension', 'host', 'installer'].flatMap(filesUnder)
const all = [...product, ...filesUnder('test')]
const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** What belongs to one of the host's two processes; `host/token` is the port between them. */
const sideOfTheHost = /^host\/(pki|tokens|operations|serving|key-files)\//
const sideOfTheToken = /^host\/(pkcs11|token-process|software\/(?!unused-token\.ts))/

/** `folder` must never import what `never` matches. */
const rules: { folder: string; never: RegExp; except?: RegExp; because: string }[] = [
  { folder: 'shared', never: /^(?!shared\/|zod$|package\.json$)/, because: 'shared imports zod and nothing else' },
  { folder: 'extension', never: /^(host|installer|test)\/|^node:/, because: 'the extension knows no other process' },
  { folder: 'host', never: /^(extension|installer|test)\//, because: 'the host knows no other process' },
  {
    folder: 'host/pki',
    never: /^host\/(pkcs11|software|tokens?|token-process|modules|journal|serving|operations)\//,
    because: 'formats know nothing of tokens',
  },
  { folder: 'host/pkcs11', never: sideOfTheHost, because: 'the token process knows nothing of the host' },
  {
    folder: 'host/software',
    never: sideOfTheHost,
    because: 'the token process knows nothing of the host',
  },
  { folder: 'host/token-process', never: sideOfTheHost, because: 'the token process knows nothing of the host' },
  {
    folder: 'host/token',
    never: /^host\/(?!token\/)/,
    because: 'the port between the two processes knows neither',
  },
  ...['tokens', 'operations', 'serving', 'pki', 'key-files'].map(name => ({
    folder: `host/${name}`,
    never: sideOfTheToken,
    because: 'the host loads no module',
  })),
  { folder: 'extension/ui', never: /browser\.ts$|webextension-polyfill/, because: 'components know no browser' },
  {
    folder: 'extension/background',
    never: /^extension\/(manager|popup|prompt|ui|documents)\/|^preact/,
    because: 'the background draws nothing',
  },
  {
    folder: 'extension/profiles',
    never: /^(?!shared\/|extension\/profiles\/)/,
    because: 'what is found out of certificates knows no screen and no browser',
  },
  { folder: 'extension/content', never: /^shared\/operations\//, because: 'the relay knows no operations' },
  {
    folder: 'extension',
    never: /^webextension-polyfill$/,
    except: /^extension\/browser(-api)?\.ts$/,
    because: 'one file says chrome',
  },
  {
    folder: 'installer',
    never: /^(test|extension\/(?!manifest|locales))\//,
    because: 'the installer serves the product',
  },
]

describe('the architecture', () => {
  for (const { folder, never, except, because } of rules) {
    it(`holds that ${because} (${folder})`, () => {
      const files = all.filter(file => file.startsWith(`${folder}/`) && !except?.test(file))
      const broken = files.flatMap(file =>
        importsOf(file)
          .filter(name => never.test(name))
          .map(name => `${file} → ${name}`),
      )
      assert.ok(files.length > 0, `no files under ${folder}`)
      assert.deepEqual(broken, [])
    })
  }

  it('keeps every file within 250 lines and under a kebab-case name', () => {
    const long = all.filter(file => read(file).split('\n').length > 251)
    const named = all.filter(
      file => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|d))?\.(ts|tsx|mjs)$/.test(file.split('/').at(-1) ?? ''),
    )
    assert.deepEqual([...long, ...named], [])
  })

  it('opens every file with a line on what it is for', () => {
    const silent = all.filter(file => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(read(file)))
    assert.deepEqual(silent, [])
  })

  it('names no Manager, Service, Helper or Util', () => {
    const vague = all.filter(file => /(service|helper|util)s?(\.|-|\/)|-manager\./.test(file))
    assert.deepEqual(
      vague.filter(file => !file.includes('open-token-manager')),
      [],
    )
  })

  it('takes the browser API from the global scope in two files only', () => {
    const takers = filesUnder('extension').filter(file =>
      /\bchrome\.|globalThis[^\n]*\bchrome\b|webextension-polyfill'/.test(read(file)),
    )
    const allowed = ['extension/browser.ts', 'extension/browser-api.ts', 'extension/content/runtime.ts']
    assert.deepEqual(
      takers.filter(file => !allowed.includes(file)),
      [],
    )
  })

  it('evaluates no text as code and draws no text as markup', () => {
    const unsafe = product.filter(file => /\beval\(|new Function\(|innerHTML|dangerouslySetInnerHTML/.test(read(file)))
    assert.deepEqual(unsafe, [])
  })

  it('waits in a page by untilInPage alone: waitForFunction evaluates text, which a policy of the page forbids', () => {
    const waiting = all.filter(file => /\.waitForFunction\(/.test(read(file)))
    assert.deepEqual(waiting, [])
  })

  it('skips a test by describeWhere and itWhere alone, which say why', () => {
    const skipping = filesUnder('test').filter(
      file => file !== 'test/support/describe-where.ts' && /\.skip\(|\bx(it|describe)\(|\.only\(/.test(read(file)),
    )
    assert.deepEqual(skipping, [])
  })

  it('asks for no operation by its name outside of the tables of operations', () => {
    const asking = filesUnder('extension')
      .filter(file => !file.startsWith('extension/page/'))
      .filter(file => /\boperation [!=]== '|switch \([\w.]*operation\)/.test(read(file)))
    assert.deepEqual(asking, [], 'give each operation its row: asking-rows.ts, documents.ts, working-words.ts')
  })

  it('listens on no socket', () => {
    const listening = [...filesUnder('host'), ...filesUnder('extension')].filter(file =>
      /\.listen\(|createServer/.test(read(file)),
    )
    assert.deepEqual(listening, [])
  })
})

describe('the tables', () => {
  const texts = all
    .filter(file => file.startsWith('test/'))
    .map(read)
    .join('\n')

  for (const name of operationNames) {
    it(`have for the operation ${name}: its file, its handler, its README row, its texts and a test`, () => {
      assert.equal(operations[name].name, name)
      const { runs } = operations[name]
      const handler =
        runs === 'host' ? `host/operations/${kebab(name)}.ts` : `extension/background/operations/${kebab(name)}.ts`
      for (const file of [`shared/operations/${kebab(name)}.ts`, handler]) assert.ok(existsSync(join(root, file)), file)
      assert.match(read('README.md'), new RegExp(`\`${name}[(\`]`))
      for (const language of languageCodes) assert.notEqual(languages[language].operations[name], undefined, language)
      assert.match(texts, new RegExp(`\\.${name}\\(|'${name}'`), `no test calls ${name}`)
    })
  }

  for (const name of promptNames) {
    it(`have for the prompt ${name} its file and its view`, () => {
      assert.equal(prompts[name].name, name)
      assert.ok(existsSync(join(root, `shared/prompts/${kebab(name)}.ts`)))
      const views = filesUnder('extension/prompt').map(read).join('\n')
      assert.match(views, new RegExp(`\\b${name}\\b`))
    })
  }

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
