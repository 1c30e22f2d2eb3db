/** A PIV card (NIST SP 800-73-4) in software, over the real vpcd, pcscd and OpenSC, under the real host. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { equalBytes, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { cardDocuments, cardHost } from '../../support/card-host.ts'
import { cardReaderNeeds, openScLibrary, type PlainCard } from '../../support/card-readers.ts'
import { describeWhere } from '../../support/describe-where.ts'
import type { HostProcess, Script } from '../../support/host-process.ts'
import { makeLink, usages } from '../../support/make-link.ts'
import { makeKey } from '../../support/make-signer.ts'
import { described, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import type { PivContent, PivKeyReference } from '../../support/software-card/piv-card.ts'
import { until } from '../../support/until.ts'

const pin = '246813'
const [newPin, wrongPin] = ['86420864', '11112222']
const batch = ['bir', 'iki', 'üç'].map(utf8)
const own = (answers: Script['answers'] = {}): Script => ({ origin: null, answers })

interface Piv {
  host: HostProcess
  card: PlainCard
  guid: string
  token: TokenSummary
  leaves: Record<PivKeyReference, Bytes>
  /** Signs with one of its keys, and has the signatures checked by others. */
  sign: (leaf: Bytes, documents?: readonly Bytes[], hear?: (question: Question<'sign'>) => void) => Promise<void>
  /** Whether pkcs11-tool gets in with it. */
  accepts: (pin: string) => Promise<boolean>
  /** What the card answers to VERIFY without a PIN, by its status word. */
  tries: () => Promise<string>
}

describeWhere(cardReaderNeeds(), 'the host, with a PIV card', () => {
  const current = cardHost()
  const root = makeLink('Kart mərkəzi')

  function keyFor(algorithm: 'P-256' | 'RSA-2048'): { leaf: Bytes; key: { privateKey: string; certificate: string } } {
    const { publicKey, privateKey } = makeKey(algorithm)
    const leaf = makeLink('Kart sahibi', { by: root, publicKey, extensions: [usages.signing] }).certificate
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    return { leaf, key: { privateKey: pem, certificate: Buffer.from(leaf).toString('base64') } }
  }

  /** In the first reader, with a key for authentication and another for signatures. */
  async function pivCard(algorithm: 'P-256' | 'RSA-2048' = 'P-256'): Promise<Piv> {
    const { readers, host } = current()
    const [auth, signing] = [keyFor(algorithm), keyFor(algorithm)]
    const content: PivContent = {
      guid: randomBytes(16).toString('hex'),
      pin,
      keys: { '9A': auth.key, '9C': signing.key },
    }
    const card = readers.pivCard(content)
    await card.insert(0)
    const token = await until('the card is listed', async () =>
      (await host.call('listTokens', {}, own())).find(({ manufacturer }) => manufacturer === 'piv_II'),
    )
    const person: Person = { kind: 'pkcs11', label: token.label, token: token.id, pin }
    const sign: Piv['sign'] = async (leaf, documents = cardDocuments, hear = () => undefined) => {
      const params = { documents: described(documents), format: 'cms', detached: true } as const
      const answers = signAnswers(person, documents, leaf)
      const answer: typeof answers.sign = async (question, times) => {
        hear(question)
        return (await answers.sign?.(question, times)) ?? null
      }
      const signed = await host.call('sign', params, { answers: { ...answers, sign: answer } })
      await assertSigned(signed, { documents, root: root.certificate })
    }
    const accepts = (typed: string): Promise<boolean> =>
      readers.tool('pkcs11-tool', '--module', openScLibrary, '--login', '--pin', typed, '--list-objects').then(
        () => true,
        () => false,
      )
    const tries = async (): Promise<string> => {
      const said = await readers.tool('opensc-tool', '--send-apdu', '00:20:00:80')
      return /SW1=0x(..), SW2=0x(..)/.exec(said)?.slice(1).join('') ?? assert.fail(said)
    }
    return {
      host,
      card,
      guid: content.guid,
      token,
      leaves: { '9A': auth.leaf, '9C': signing.leaf },
      sign,
      accepts,
      tries,
    }
  }

  it('is listed with what it is, and shows the rest of it though a data object cannot be read', async () => {
    const { host, guid, token } = await pivCard()
    assert.deepEqual([token.kind, token.label, token.model], ['pkcs11', 'Kart sahibi', 'PKCS#15 emulated'])
    assert.equal(token.serialNumber, guid.slice(16), 'OpenSC tells the last sixteen')
    assert.equal(token.state, 'ready')
    const { details, objects } = await host.call('readToken', { token: token.id }, own())
    assert.equal(details.family, 'PIV')
    const data = objects.flatMap(one => (one.kind === 'data' ? [[one.label, one.value !== null] as const] : []))
    const found = new Map(data)
    assert.deepEqual(
      ['Card Capability Container', 'Card Holder Unique Identifier', 'Security Object'].map(name => found.get(name)),
      [true, true, false],
    )
    const others = objects.filter(({ kind }) => kind !== 'data').map(({ kind, label }) => `${kind} ${label}`)
    assert.deepEqual(others.toSorted(), [
      'certificate Certificate for Digital Signature',
      'certificate Certificate for PIV Authentication',
      'keyPair PIV AUTH pubkey',
      'keyPair SIGN pubkey',
    ])
  })

  for (const algorithm of ['P-256', 'RSA-2048'] as const) {
    it(`offers both certificates and signs with the key of either, ${algorithm}: openssl, certtool and NSS agree`, async () => {
      const { card, leaves, sign } = await pivCard(algorithm)
      const before = card.pins()
      await sign(leaves['9A'])
      assert.equal(card.pins() - before, 1, 'one PIN typed, one presented to the card')
      await sign(leaves['9C'])
      assert.equal(card.pins() - before, 3, 'once for the login, once for the signature')
      await sign(leaves['9A'], batch)
      assert.equal(card.pins() - before, 4, 'once for all three')
    })
  }

  it('several documents are signed with the key that wants a PIN for each by as many PINs, and from then on that is told before the first', async () => {
    const { card, leaves, sign } = await pivCard()
    const told: unknown[] = []
    const hear = ({ candidates, problem, paused }: Question<'sign'>): void => {
      const { pinEachTime } = candidates.find(({ certificate }) => equalBytes(certificate, leaves['9C'])) ?? {}
      told.push([pinEachTime, problem?.code, paused?.reason, paused?.signed])
    }
    const before = card.pins()
    await sign(leaves['9C'], batch, hear)
    assert.deepEqual(told.splice(0), [
      [false, undefined, undefined, undefined],
      [true, 'KEY_UNSUITABLE', undefined, undefined],
      [true, undefined, 'pinEachTime', 1],
      [true, undefined, 'pinEachTime', 2],
    ])
    assert.equal(card.pins() - before, 1 + 3 * 2, 'the login that showed it; then login and signature for each')
    await sign(leaves['9C'], batch.slice(1), hear)
    assert.deepEqual(told[0], [true, undefined, undefined, undefined])
    assert.equal(card.pins() - before, 1 + 5 * 2)
  })

  it('refuses a new PIN of letters before the card is asked, and changes it to one of digits: pkcs11-tool gets in with that alone', async () => {
    const { host, card, token, accepts, tries } = await pivCard()
    const before = card.pins()
    const told: unknown[] = []
    const presented: number[] = []
    const setPin: NonNullable<Script['answers']>['setPin'] = ({ token: { pin: rules }, problem }, asked) => {
      presented.push(card.pins() - before)
      told.push([rules.digitsOnly, problem?.code, problem?.details['rule']])
      return { pin: pinEntry(pin), newPin: utf8(asked === 1 ? 'Ceyran7b' : newPin) }
    }
    await host.call('changePin', { token: token.id }, own({ setPin }))
    assert.deepEqual(told, [
      [true, undefined, undefined],
      [true, 'PIN_LENGTH', 'digits'],
    ])
    assert.deepEqual(presented, [0, 0], 'the card heard of none that was refused')
    assert.equal(card.pins() - before, 1, 'one old PIN typed, one presented to the card')
    assert.equal(await accepts(newPin), true)
    assert.equal(await accepts(pin), false)
    assert.equal(await tries(), '63C2')
  })

  it('R11: a wrong PIN costs one try and tells of it; three lock the card, and the next request says so', async () => {
    const { host, card, token, leaves, tries } = await pivCard()
    const before = card.pins()
    assert.equal(await tries(), '63C3')
    const person: Person = { kind: 'pkcs11', label: token.label, token: token.id, pin }
    const params = { documents: described(cardDocuments), format: 'cms', detached: true } as const
    const answers = signAnswers(person, cardDocuments, leaves['9C'])
    const asked: unknown[] = []
    const wrong: typeof answers.sign = async (question, times) => {
      const answer = (await answers.sign?.(question, times)) ?? assert.fail()
      const { pin: known } = question.candidates.find(one => one.token.id === token.id)?.token ?? assert.fail()
      asked.push([known.tries, question.problem?.code, card.pins() - before, await tries()])
      return { ...answer, pin: { ...pinEntry(wrongPin), lastTryConfirmed: true } }
    }
    await assert.rejects(host.call('sign', params, { answers: { ...answers, sign: wrong } }), { code: 'PIN_LOCKED' })
    assert.deepEqual(asked, [
      ['unknown', undefined, 0, '63C3'],
      ['unknown', 'PIN_INCORRECT', 1, '63C2'],
      ['final', 'PIN_INCORRECT', 2, '63C1'],
    ])
    assert.equal(card.pins() - before, 3)
    assert.equal(await tries(), '6983')
    await assert.rejects(host.call('sign', { ...params, certificate: leaves['9C'] }), { code: 'PIN_LOCKED' })
    assert.equal(card.pins() - before, 3)
  })
})
