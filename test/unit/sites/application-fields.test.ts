/** The fields of the certificate centre's form: what reads otherwise than it is written is refused. */
import assert from 'node:assert/strict'
import { BadRequest } from '../../sites/site.ts'
import { readApplication } from '../../sites/portal/application.ts'
import { findPerson } from '../../sites/portal/registers/persons.ts'
import type { Applicant } from '../../sites/portal/store/sessions.ts'
import { application, firstStep } from '../../support/portal-visitor.ts'

const applicant = { ...firstStep, phone: '+994501234567', email: '' } as unknown as Applicant
const person = findPerson('AZ', firstStep.fin) ?? assert.fail()

/** What is refused of the form with these fields; `null`: nothing. */
function refusedIn(fields: object): Record<string, string> | null {
  try {
    readApplication({ ...application, ...fields }, applicant, person)
    return null
  } catch (error) {
    if (error instanceof BadRequest) return error.fields
    throw error
  }
}

describe('the fields of the certificate centre’s form', () => {
  const odd = {
    'a turned direction': '\u202eOMM “anrA”',
    'an isolated direction': '\u2066Arna',
    'no width': 'Arna\u200b',
    'a hyphen that is not seen': 'Ar\u00adna',
    'another line': 'Arna\u2028MMC',
    'a bell': 'Arna\u0007',
    'half of a character': '\ud800Arna',
    'no character': 'Arna\uffff',
  }
  for (const [what, text] of Object.entries(odd))
    it(`refuse ${what}`, () => {
      for (const field of ['organisationName', 'unit', 'position', 'address'])
        assert.deepEqual(refusedIn({ [field]: text }), { [field]: 'wrong' })
      assert.deepEqual(refusedIn({ codeWord: text, codeWordRepeat: text }), { codeWord: 'wrong' })
    })

  it('take letters of all four languages, quotation marks and what is not a letter', () => {
    for (const text of ['“Ələt” MMC №1', 'Қазақстан & Ұлы', 'ООО «Ёлка»', "O'Brien & <Sons>"])
      assert.equal(refusedIn({ organisationName: text, unit: text, address: text }), null)
  })
})
