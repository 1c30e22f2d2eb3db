/** A smart card that comes and goes: a card in software, over the real vpcd, pcscd and OpenSC, under the real host. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import {
  cardPins,
  cardReaderNeeds,
  cardReaders,
  type CardOptions,
  type CardReaders,
  type SoftwareCard,
} from '../../support/card-readers.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { makeLink, usages } from '../../support/make-link.ts'
import { described, installAnswers, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { until } from '../../support/until.ts'

const label = 'Kart'
const owner: Person = { kind: 'pkcs11', label, pin: cardPins.user }
const documents = [utf8('ödəniş')]
const params = { documents: described(documents), format: 'cms', detached: true } as const
const first: CardOptions = { serial: 'KART000001', label, key: 'rsa/2048' }
const instructions = { verify: 0x20, sign: 0x2a }
const noticedMs = 2_000

describeWhere(cardReaderNeeds(), 'the host, with a smart card', () => {
  let folder = ''
  let readers: CardReaders
  let host: HostProcess
  const root = makeLink('Kart mərkəzi')
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-card-'))
    readers = await cardReaders(folder)
    host = await startHost({ dataHome: folder, env: readers.env })
  })
  afterEach(async () => {
    await host?.end()
    await readers?.end()
    rmSync(folder, { recursive: true })
  })

  const listed = async () => (await host.call('listTokens', {})).filter(token => token.label === label)
  const seen = (count = 1) => until(`${count} cards are listed`, async () => (await listed()).length === count)

  /** Lies in the first reader, with a certificate that the host has stored. */
  async function certifiedCard(options = first): Promise<{ card: SoftwareCard; leaf: Bytes }> {
    const card = await readers.card(options)
    await card.insert(0)
    await seen()
    const subject = { by: root, publicKey: card.publicKey, extensions: [usages.signing] }
    const { certificate } = makeLink('Kart sahibi', subject)
    const certificates = [certificate, root.certificate]
    await host.call('installCertificate', { certificates }, { answers: installAnswers(owner) })
    return { card, leaf: certificate }
  }
  async function sign(leaf: Bytes, answers: Script['answers'] = signAnswers(owner, documents, leaf)): Promise<void> {
    await assertSigned(await host.call('sign', params, { answers }), { documents, root: root.certificate })
  }

  for (const key of ['rsa/2048', 'ec/prime256v1'] as const) {
    it(`stores the centre's certificate beside the key ${key} and signs: openssl, certtool and NSS agree`, async () => {
      const { card, leaf } = await certifiedCard({ ...first, key })
      const before = card.pins()
      await sign(leaf)
      assert.equal(card.pins() - before, 1, 'one PIN typed, one presented to the card')
    })
  }

  it('row 11, R6: sees a card within 2 s of its coming and of its going', async () => {
    const card = await readers.card(first)
    const abort = new AbortController()
    let cards = -1
    const watching = host.call(
      'watchTokens',
      {},
      {
        signal: abort.signal,
        progress: list => (cards = (list as { label: string }[]).filter(token => token.label === label).length),
      },
    )
    watching.catch(() => {})
    await until('the watch has begun', () => cards === 0)
    for (const reader of [0, 1] as const) {
      await card.insert(reader)
      await until('the card is seen', () => cards === 1, noticedMs)
      await card.remove()
      await until('the card is missed', () => cards === 0, noticedMs)
    }
    abort.abort()
    await assert.rejects(watching, { code: 'ABORTED' })
  })

  /** Signs while the card is pulled; what the person is told then, and how long after. */
  async function signAndPull(leaf: Bytes, pull: () => Promise<void>): Promise<{ told: unknown; afterMs: number }> {
    const abort = new AbortController()
    const answers = signAnswers(owner, documents, leaf)
    let since = 0
    const outcome = { told: null as unknown, afterMs: 0 }
    const answer: typeof answers.sign = async (question, asked) => {
      if (asked === 1) {
        await pull()
        since = performance.now()
        return answers.sign?.(question, asked) ?? null
      }
      outcome.told = question.problem?.code
      outcome.afterMs = performance.now() - since
      abort.abort()
      return null
    }
    const signing = host.call('sign', params, { signal: abort.signal, answers: { ...answers, sign: answer } })
    await assert.rejects(signing, { code: 'ABORTED' })
    return outcome
  }

  const moments = [
    { when: 'before the login', presented: 0, pull: (card: SoftwareCard) => card.remove() },
    { when: 'during the login', presented: 1, pull: (card: SoftwareCard) => card.removeAt(instructions.verify) },
    { when: 'during C_Sign', presented: 1, pull: (card: SoftwareCard) => card.removeAt(instructions.sign) },
  ]
  for (const { when, presented, pull } of moments) {
    it(`R6: a card pulled ${when} is TOKEN_REMOVED within 2 s, and signs when it is back`, async () => {
      const { card, leaf } = await certifiedCard()
      const before = card.pins()
      const { told, afterMs } = await signAndPull(leaf, () => pull(card))
      assert.equal(told, 'TOKEN_REMOVED')
      assert.ok(afterMs < noticedMs, `${afterMs} ms`)
      assert.equal(card.pins() - before, presented)
      await seen(0)
      await card.insert(0)
      await seen()
      await sign(leaf)
      const { entries, intact } = await host.call('readJournal', { limit: 1000 }, { origin: null })
      assert.equal(intact, true)
      const begun = entries.filter(({ stage }) => stage === 'signing').length
      const ended = entries.filter(({ stage }) => stage === 'signed' || stage === 'failed').length
      assert.equal(begun, ended, 'what was begun is told as signed or failed')
    })
  }

  it('R7: knows a card in another reader again, and another card of the same label as another', async () => {
    const { card, leaf } = await certifiedCard()
    const [known] = await listed()
    await card.remove()
    await seen(0)
    await card.insert(1)
    await until('the card is known', async () => (await listed())[0]?.id === known?.id)
    await sign(leaf)
    const other = await readers.card({ ...first, serial: 'KART000002' })
    await other.insert(0)
    await seen(2)
    assert.equal(new Set((await listed()).map(({ id }) => id)).size, 2)
    await card.remove()
    await seen(1)
    const signing = host.call(
      'sign',
      { ...params, certificate: leaf },
      {
        answers: { sign: ({ candidates }) => assert.deepEqual(candidates, []) as never },
      },
    )
    await assert.rejects(signing)
  })

  it('R11: a card counts its tries, locks with the last, and lets the host say so', async () => {
    const { card, leaf } = await certifiedCard()
    const before = card.pins()
    const answers = signAnswers(owner, documents, leaf)
    const asked: unknown[] = []
    const wrong: typeof answers.sign = async (question, times) => {
      const answer = (await answers.sign?.(question, times)) ?? assert.fail()
      asked.push(question.candidates.find(({ token }) => token.id === answer.token)?.token.pin.tries)
      return { ...answer, pin: { ...pinEntry(`1111${times}`), lastTryConfirmed: times === 4 } }
    }
    await assert.rejects(sign(leaf, { ...answers, sign: wrong }), { code: 'PIN_LOCKED' })
    assert.deepEqual(asked, ['unknown', 'unknown', 'final', 'final'])
    assert.equal(card.pins() - before, 3)
    assert.deepEqual(
      (await listed()).map(({ state }) => state),
      ['locked'],
    )
    await assert.rejects(host.call('sign', { ...params, certificate: leaf }), { code: 'PIN_LOCKED' })
    assert.equal(card.pins() - before, 3)
  })

  it('R27: signs again after pcscd was gone and started anew', async () => {
    const { card, leaf } = await certifiedCard()
    await readers.stop()
    await seen(0)
    await readers.start()
    await card.insert(0)
    await seen()
    await sign(leaf)
  })

  it('a key that the module does not call sensitive is refused, and not left on the card', async () => {
    const card = await readers.card(first)
    await card.insert(0)
    await seen()
    const subject = [{ type: 'CN' as const, value: 'Kart sahibi' }]
    const key = { algorithm: 'RSA-2048' as const }
    const before = await card.keys()
    const made = host.call(
      'requestCertificate',
      { subject, key },
      {
        answers: {
          requestCertificate: ({ tokens }) => {
            const { token } = tokens.find(place => place.token.label === label) ?? assert.fail()
            return { token: token.id, pin: pinEntry(cardPins.user), exportable: false }
          },
        },
      },
    )
    // OpenSC tells CKA_SENSITIVE of its own keys from version 0.25 on.
    const suitable = await made.then(
      () => true,
      ({ code, details }) => {
        assert.deepEqual([code, details], ['KEY_UNSUITABLE', { attribute: 'CKA_SENSITIVE' }])
        return false
      },
    )
    assert.equal((await card.keys()).length - before.length, suitable ? 1 : 0)
  })
})
