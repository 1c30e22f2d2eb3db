/** How much work names and constraints on them may make. */
import assert from 'node:assert/strict'
import { areNamesAllowed, descendNames, startNames } from '../../../host/pki/path/name-constraints.ts'
import { sequence } from '../../../host/pki/der.ts'
import { readLink } from '../../../host/pki/path/link.ts'
import { asPerson, bendCertificate, extension, generalNames, values } from '../../support/bend-certificate.ts'

describe('name constraints', () => {
  it('are held against exactly so many names as may be', () => {
    const limits = Array.from({ length: 10 }, (_, index) => generalNames.dns(`a${index}.example`))
    const by = bendCertificate('CA', {
      extensions: asPerson(extension('nameConstraints', values.nameConstraints({ excluded: limits }))),
    })
    const names = extension(
      'subjectAltName',
      sequence(...Array.from({ length: 7 }, () => generalNames.dns('b.example'))),
    )
    const [authority, person] = [by, bendCertificate('Person', { by, extensions: asPerson(names) })].map(
      ({ certificate }) => readLink(certificate),
    )
    assert.ok(authority && person)
    for (const [left, allowed] of [
      [70, true],
      [69, false],
    ] as const) {
      const state = { ...startNames(), left }
      descendNames(state, authority)
      assert.equal(areNamesAllowed(state, person), allowed)
    }
    assert.equal(startNames().left, 100_000)
  })
})
