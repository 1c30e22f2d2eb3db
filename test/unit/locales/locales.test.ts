/** The four languages hold the same texts: same keys, same placeholders, none empty, none left in English, none misspelt by alphabet. */
import assert from 'node:assert/strict'
import { languageCodes, languageRows, type Language } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { errorCodes } from '../../../shared/errors.ts'

interface Leaf {
  path: string
  text: string
}

const pluralForms = new Set(['one', 'few', 'many', 'other'])
const isPlural = (value: object): boolean => 'other' in value && Object.keys(value).every(key => pluralForms.has(key))

/** Every text by its path; plural forms all stand under the path of their sentence. */
function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path}: neither text nor table`)
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, isPlural(value) ? path : path === '' ? key : `${path}.${key}`),
  )
}

const texts = Object.fromEntries(languageCodes.map(code => [code, leaves(languages[code])])) as Record<Language, Leaf[]>
const others = languageCodes.filter(code => code !== 'en')
const pathsOf = (code: Language): string[] => [...new Set(texts[code].map(({ path }) => path))].toSorted()
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted()

/** Names of things that are the same in every language. */
const international =
  /^(?:SHA-256|BIC|SWIFT\/BIC|Token|Model|Bank|Region|Telefon|Mohur|PIN|Windows|VÖEN|MIT|may|mart|\{count\} [KM]B|[,.\u00a0]|\{[^}]+\}(?:[ ,]+\{[^}]+\})*)$/

const withoutNames = (text: string): string =>
  text
    .replaceAll(/\{\w+\}/g, '')
    .replaceAll(
      /PKCS#1[12]|SHA-256|AES-256|SO PIN|PIN|ECDSA|EdDSA|RSA|AES|DER|PEM|\.(?:pfx|p12|cer|crt|pem|p7b)|USB|Windows|Caps Lock|KBe|MIT|CSP|true|false|null|U\+202E|abc|aaa|SWIFT|BIC|ID|HTTPS|CSV|PDF|PNG|JPEG|GIF|WebP|TIFF|BMP|RTF|Word|Excel|PowerPoint|OpenDocument|ASiC|XFA|npm|Mohur|\b[OI]\b/g,
      '',
    )

/** In both cases: `i` and `ı` are two letters in Azerbaijani. */
const lettersOf = (code: Language): RegExp => {
  const { alphabet } = languageRows[code]
  return new RegExp(`^[${alphabet}${alphabet.toLocaleUpperCase(code)}]*$`)
}

describe('the texts of the screens', () => {
  for (const code of others) {
    it(`have the same keys in ${code} as in English`, () => {
      assert.deepEqual(pathsOf(code), pathsOf('en'))
    })

    it(`have the same placeholders in ${code} as in English`, () => {
      const english = new Map(texts.en.map(({ path, text }) => [path, placeholders(text)]))
      for (const { path, text } of texts[code])
        assert.deepEqual(placeholders(text), english.get(path), `${path}: ${text}`)
    })

    it(`are not English in ${code}`, () => {
      const english = new Map(texts.en.map(({ path, text }) => [path, text]))
      const left = texts[code].filter(({ path, text }) => text === english.get(path) && !international.test(text))
      assert.deepEqual(left, [])
    })
  }

  for (const code of languageCodes) {
    it(`are never empty in ${code}, and have no spaces at their ends`, () => {
      for (const { path, text } of texts[code]) {
        assert.notEqual(text, '', path)
        if (path !== 'common.group') assert.equal(text, text.trim(), path)
      }
    })

    it(`use the letters of ${code} and no look-alikes`, () => {
      const alphabet = lettersOf(code)
      for (const { path, text } of texts[code]) {
        const letters = withoutNames(text).match(/\p{L}+/gu) ?? []
        for (const word of letters) assert.match(word, alphabet, `${path}: ${text}`)
      }
    })

    it(`say beside the button of a window in few letters why it is dead, in ${code}`, () => {
      for (const [name, text] of Object.entries(languages[code].prompt.blockers))
        assert.ok(text.length <= 34, `${name}: ${text.length} characters, and the footer grows over the PIN`)
    })

    it(`explain every error in ${code}`, () => {
      assert.deepEqual(Object.keys(languages[code].errors).toSorted(), errorCodes.toSorted())
      for (const [error, { title, meaning, next }] of Object.entries(languages[code].errors)) {
        assert.ok(!title.endsWith('.'), `${error}: the title is no sentence`)
        for (const sentence of [meaning, next]) assert.match(sentence, /(?:[.!]|\{not\w+\})$/, `${error}: ${sentence}`)
      }
    })
  }

  it('end no date with a second full stop: Russian writes one after the year', () => {
    assert.match(languages.ru.common.date, /\.$/)
    assert.deepEqual(
      texts.ru.filter(({ text }) => text.includes('{date}.')),
      [],
    )
  })

  it('have every plural form that Russian needs', () => {
    const count = (code: Language): number => texts[code].length - pathsOf(code).length
    assert.ok(count('ru') > count('en'))
    const sentences = new Map<string, number>()
    for (const { path, text } of texts.ru)
      if (text.includes('{count}')) sentences.set(path, (sentences.get(path) ?? 0) + 1)
    const single = /common\.(?:bytes|kilobytes|megabytes)|batch\.shown/
    for (const [path, forms] of sentences) if (!single.test(path)) assert.equal(forms, 3, path)
  })
})
