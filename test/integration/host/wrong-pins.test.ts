/** Wrong PINs in the journal of the real host: one line for each, whatever asked for the PIN; none for a right one, nothing of the PIN. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import type { WrongPinEntry } from '../../../shared/journal.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import {
  described,
  installAnswers,
  pinEntry,
  requestAnswers,
  signAnswers,
  subject,
} from '../../support/scripted-person.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import {
  enterPin,
  newPin,
  own,
  setPin,
  wrongFirst,
  wrongPin,
  wrongPinsHost,
  type Answers,
  type AnswersWith,
  type TokenOwner,
} from '../../support/wrong-pins-host.ts'

const documents = ['bir'].map(utf8)
const params = { documents: described(documents), format: 'cms', detached: true } as const

describe('wrong PINs in the journal', () => {
  const { host, here, journal, wrongPins, tokenOf } = wrongPinsHost()
  let authority: Authority
  before(async () => {
    authority = await createAuthority()
  })

  /** Does one thing with a wrong PIN and then the right one: exactly one line more, which says so. */
  const once = async (
    person: TokenOwner,
    expected: Pick<WrongPinEntry, 'operation' | 'origin' | 'pin'>,
    work: () => Promise<unknown>,
  ): Promise<WrongPinEntry> => {
    const before = await wrongPins()
    const { label, serialNumber } = await tokenOf(person)
    const since = Date.now()
    await work()
    const [entry = assert.fail(`${expected.operation}: no line`), ...others] = await wrongPins()
    assert.deepEqual(others, before, `${expected.operation}: more than one line`)
    const { time, request, tries: _, left: __, ...told } = entry
    assert.deepEqual(told, { kind: 'wrongPin', ...expected, token: { label, serialNumber } })
    assert.match(request, /^[0-9a-f]{32}$/)
    assert.ok(time.getTime() >= since && time.getTime() <= Date.now())
    return entry
  }
  const nothingOfThePins = (): void => {
    const files = readdirSync(journal()).map(name => readFileSync(join(journal(), name), 'utf8'))
    assert.ok(files.length > 0)
    for (const pin of [wrongPin, userPin, soPin, newPin]) assert.ok(files.every(text => !text.includes(pin)))
  }

  const site = 'https://bank.example'
  for (const person of [{ kind: 'software' }, { kind: 'pkcs11', label: 'Seal' }] as const) {
    it(`of a ${person.kind} token: one line each, whatever a site or our own pages asked it for`, async () => {
      const right = person.kind === 'software' ? newPin : userPin
      const answers = (of: AnswersWith): Answers => wrongFirst(right, of)
      const named = (pin: string) => ({ ...person, pin })
      if (person.kind === 'software') {
        const first = { subject, key: { algorithm: 'P-256' } } as const
        await host().call('requestCertificate', first, { answers: requestAnswers(named(right)) })
        assert.deepEqual(await wrongPins(), [])
      }
      let request = new Uint8Array()
      await once(person, { operation: 'requestCertificate', origin: site, pin: 'user' }, async () => {
        const wanted = { subject, key: { algorithm: 'P-256' } } as const
        ;({ request } = await host().call('requestCertificate', wanted, {
          answers: answers(pin => requestAnswers(named(pin))),
        }))
      })
      const leaf = await authority.issue({ request, days: 30 })
      await once(person, { operation: 'installCertificate', origin: site, pin: 'user' }, () =>
        host().call(
          'installCertificate',
          { certificates: [authority.bundle(leaf)] },
          { answers: answers(pin => installAnswers(named(pin))) },
        ),
      )
      await once(person, { operation: 'sign', origin: site, pin: 'user' }, () =>
        host().call('sign', params, { answers: answers(pin => signAnswers(named(pin), documents)) }),
      )
      const { id: token } = await tokenOf(person)
      const ours = async (
        operation: 'readPrivateObjects' | 'createDataObject' | 'createSecretKey' | 'importCertificates',
        more: object = {},
      ) =>
        once(person, { operation, origin: 'Mohur', pin: 'user' }, () =>
          host().call(operation, { token, ...more }, own(answers(enterPin))),
        )
      await ours('readPrivateObjects')
      await ours('createDataObject', { label: 'qeyd', application: '', value: utf8('x'), private: true })
      await ours('createSecretKey', { label: 'açar', bits: 256 })
      await ours('importCertificates', { certificates: [authority.root] })
      const { objects } = await host().call('readToken', { token }, own())
      const object = objects.find(({ kind }) => kind === 'certificate')?.id ?? ''
      await once(person, { operation: 'deleteObject', origin: 'Mohur', pin: 'user' }, () =>
        host().call(
          'deleteObject',
          { token, object },
          own(answers(pin => ({ deleteObject: () => ({ pin: pinEntry(pin), serialNumber: '' }) }))),
        ),
      )
      if (person.kind === 'software') {
        await once(person, { operation: 'renameToken', origin: 'Mohur', pin: 'user' }, () =>
          host().call('renameToken', { token, label: 'Software token' }, own(answers(enterPin))),
        )
      }
      const changed = await once(person, { operation: 'changePin', origin: 'Mohur', pin: 'user' }, () =>
        host().call('changePin', { token }, own(answers(setPin))),
      )
      assert.deepEqual([changed.tries, changed.left], ['low', person.kind === 'software' ? 9 : null])
      nothingOfThePins()
    }).timeout(120_000)
  }

  it('tells the SO PIN from the user PIN', async () => {
    const person = { kind: 'pkcs11', label: 'Seal' } as const
    const { id: token, serialNumber } = await tokenOf(person)
    const told = (operation: string) => ({ operation, origin: 'Mohur', pin: 'so' }) as const
    await once(person, told('unblockPin'), () => host().call('unblockPin', { token }, own(wrongFirst(soPin, setPin))))
    await once(person, told('changeSoPin'), () => host().call('changeSoPin', { token }, own(wrongFirst(soPin, setPin))))
    await once(person, told('initializeToken'), () =>
      host().call(
        'initializeToken',
        { token },
        own(
          wrongFirst(newPin, pin => ({
            initializeToken: () => ({
              soPin: pinEntry(pin),
              newPin: utf8(newPin),
              label: 'Seal',
              serialNumber,
              losesValidCertificate: true,
              pinChangeBy: null,
            }),
          })),
        ),
      ),
    )
    nothingOfThePins()
  })

  it('has the one that locked the token, and none for a token that is locked already', async () => {
    const right = { requestCertificate: { subject, key: { algorithm: 'P-256' } } } as const
    await host().call('requestCertificate', right.requestCertificate, {
      answers: requestAnswers({ kind: 'software', pin: newPin }),
    })
    const file = join(here(), 'data', 'mohur', 'tokens', 'token.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"wrong": \d+/, '"wrong": 9'))
    const { id: token } = await tokenOf({ kind: 'software' })
    const last = own({ enterPin: () => ({ pin: { pin: utf8(wrongPin), lastTryConfirmed: true } }) })
    await assert.rejects(host().call('readPrivateObjects', { token }, last), { code: 'PIN_LOCKED' })
    await assert.rejects(host().call('readPrivateObjects', { token }, last), { code: 'PIN_LOCKED' })
    assert.deepEqual(
      (await wrongPins()).map(({ tries, left }) => [tries, left]),
      [['locked', 0]],
    )
  })
})
