/** A smart card as a token: a card in software, over the real vpcd, pcscd and OpenSC, under the real host. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import type { SlotDetails } from '../../../shared/token-details.ts'
import { openTokens } from '../../../host/tokens/all-tokens.ts'
import { cardDocuments, cardHost, cardOwner, cardParams, firstCard, noticedMs } from '../../support/card-host.ts'
import { cardPins, cardReaderNeeds, openScLibrary } from '../../support/card-readers.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { hostEntry, type Script } from '../../support/host-process.ts'
import { pinEntry, signAnswers } from '../../support/scripted-person.ts'
import { until } from '../../support/until.ts'
import { watchSlots } from '../../support/watching.ts'

describeWhere(cardReaderNeeds(), 'the host, with a smart card', () => {
  const current = cardHost()

  for (const key of ['rsa/2048', 'ec/prime256v1'] as const) {
    it(`stores the centre's certificate beside the key ${key} and signs: openssl, certtool and NSS agree`, async () => {
      const { certifiedCard, sign } = current()
      const { card, leaf } = await certifiedCard({ ...firstCard, key })
      const before = card.pins()
      await sign(leaf)
      assert.equal(card.pins() - before, 1, 'one PIN typed, one presented to the card')
    })
  }

  it('row 1: lists readers with and without a card', async () => {
    const { folder, readers, seen } = current()
    const card = await readers.card(firstCard)
    await card.insert(1)
    await seen(1)
    const env = { ...process.env, ...readers.env, XDG_DATA_HOME: folder }
    const builtIn = [{ name: 'OpenSC', path: openScLibrary }]
    const tokens = openTokens({ dataFolder: folder, entry: [hostEntry], env, builtIn })
    try {
      // A module that does not answer in time has no readers for the moment.
      const slots = await until('the readers are listed', async () => {
        const listed = (await tokens.slots()).filter(({ module }) => module === openScLibrary)
        return listed.length > 0 ? listed : undefined
      })
      assert.deepEqual(
        slots.map(({ description, token }) => [description, token?.label ?? null]),
        [
          ['Mohur Reader 00 00', null],
          ['Mohur Reader 00 01', firstCard.label],
        ],
      )
      assert.ok(slots.every(({ flags }) => flags.includes('CKF_HW_SLOT') && flags.includes('CKF_REMOVABLE_DEVICE')))
    } finally {
      await tokens.close()
    }
  })

  it('row 1: tells of readers without a card within 2 s of their coming and of their going', async () => {
    const { readers, host } = current()
    const watch = watchSlots(host)
    const empty = (slots: SlotDetails[]): string[] =>
      slots.flatMap(({ module, description, token }) => (module === openScLibrary && !token ? [description] : []))
    const both = ['Mohur Reader 00 00', 'Mohur Reader 00 01']
    const arePlugged = (slots: SlotDetails[]): boolean => both.every(name => empty(slots).includes(name))
    await watch.seen('both readers are there', arePlugged)
    await readers.stop()
    await watch.seen('they are gone', slots => !both.some(name => empty(slots).includes(name)), noticedMs)
    await readers.start()
    await watch.seen('they are back', arePlugged, noticedMs)
    await watch.end()
  })

  it('R7: knows a card in another reader again, and another card of the same label as another', async () => {
    const { readers, host, listed, seen, certifiedCard, sign } = current()
    const { card, leaf } = await certifiedCard()
    const [known] = await listed()
    await card.remove()
    await seen(0)
    await card.insert(1)
    await until('the card is known', async () => (await listed())[0]?.id === known?.id)
    await sign(leaf)
    const other = await readers.card({ ...firstCard, serial: 'KART000002' })
    await other.insert(0)
    await seen(2)
    assert.equal(new Set((await listed()).map(({ id }) => id)).size, 2)
    await card.remove()
    await seen(1)
    const abort = new AbortController()
    const offered: unknown[] = []
    const answers: Script['answers'] = {
      sign: ({ candidates }) => {
        offered.push(candidates.map(({ token }) => token.serialNumber))
        abort.abort()
        return null
      },
    }
    const signing = host.call('sign', { ...cardParams, certificate: leaf }, { answers, signal: abort.signal })
    await assert.rejects(signing, { code: 'ABORTED' })
    assert.deepEqual(offered, [[]], 'the certificate of the first card is not offered on the second')
  })

  it('R11: a card counts its tries, locks with the last, and lets the host say so', async () => {
    const { host, listed, certifiedCard, sign } = current()
    const { card, leaf } = await certifiedCard()
    const before = card.pins()
    const answers = signAnswers(cardOwner, cardDocuments, leaf)
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
    await assert.rejects(host.call('sign', { ...cardParams, certificate: leaf }), { code: 'PIN_LOCKED' })
    assert.equal(card.pins() - before, 3)
  })

  it('a key that the module does not call sensitive is refused, and not left on the card', async () => {
    const { readers, host, seen } = current()
    const card = await readers.card(firstCard)
    await card.insert(0)
    await seen(1)
    const subject = [{ type: 'CN' as const, value: 'Kart sahibi' }]
    const key = { algorithm: 'RSA-2048' as const }
    const before = await card.keys()
    const made = host.call(
      'requestCertificate',
      { subject, key },
      {
        answers: {
          requestCertificate: ({ tokens }) => {
            const { token } = tokens.find(place => place.token.label === firstCard.label) ?? assert.fail()
            return { token: token.id, pin: pinEntry(cardPins.user), exportable: false }
          },
        },
      },
    )
    // OpenSC tells CKA_SENSITIVE of its own keys from version 0.25 on.
    const [, minor = ''] = /opensc 0\.(\d+)/i.exec(execFileSync('opensc-tool', ['--info']).toString()) ?? []
    if (Number(minor) >= 25) await made
    else await assert.rejects(made, { code: 'KEY_UNSUITABLE', details: { attribute: 'CKA_SENSITIVE' } })
    assert.equal((await card.keys()).length - before.length, Number(minor) >= 25 ? 1 : 0)
  })
})
