/** The role in which somebody signs: plain text that looks as it is, for every form of signature. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { operations } from '../../../shared/operations/index.ts'

const forms = [
  { format: 'cms' },
  { format: 'jws' },
  { format: 'jws', serialization: 'json' },
  { format: 'xades', packaging: 'enveloped' },
  { format: 'xades', packaging: 'detached' },
  { format: 'pades' },
  { format: 'asice', inside: 'cades' },
] as const

describe('the role in which somebody signs', () => {
  const { params, hostParams } = operations.sign
  const about = { name: 'a', type: 'text/plain' }
  const isTaken = (form: object, role: unknown): boolean[] => [
    params.safeParse({ ...form, role, documents: [{ ...about, content: utf8('a') }] }).success,
    hostParams.safeParse({ ...form, role, documents: [{ ...about, size: 1 }] }).success,
  ]

  it('is a short text, of page and background alike, and may be left out', () => {
    for (const form of forms)
      for (const role of [
        undefined,
        'Director',
        'Baş mühasib',
        'Бас бухгалтер № 2',
        "d'Or & <x>",
        'x'.repeat(limits.roleCharacters),
      ])
        assert.deepEqual(isTaken(form, role), [true, true], `${JSON.stringify(form)} ${role}`)
  })

  it('has nothing in it that is not seen or turns the order of letters, and is neither empty nor long', () => {
    const hidden = ['\0', '\n', '\t', '\u007f', '\u0085', '\u00ad', '\u200b', '\u200d', '\u200e', '\u202e', '\u2066']
    const wrong = [...hidden, '\u2028', '\u2029', '\ufeff', '\ue000', '\ud800', '\u{e0041}'].map(one => `a${one}b`)
    for (const form of forms)
      for (const role of [
        ...wrong,
        '',
        ' a',
        'a ',
        '\u00a0a',
        'a\u3000',
        'x'.repeat(limits.roleCharacters + 1),
        1,
        null,
        ['a'],
      ])
        assert.deepEqual(isTaken(form, role), [false, false], `${JSON.stringify(form)} ${JSON.stringify(role)}`)
  })
})
