/** A smart card that comes and goes: a card in software, over the real vpcd, pcscd and OpenSC, under the real host. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../../shared/bytes.ts'
import { cardDocuments, cardHost, cardOwner, cardParams, firstCard, noticedMs } from '../../support/card-host.ts'
import { cardReaderNeeds, type SoftwareCard } from '../../support/card-readers.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { signAnswers } from '../../support/scripted-person.ts'
import { until } from '../../support/until.ts'

const instructions = { verify: 0x20, sign: 0x2a }

describeWhere(cardReaderNeeds(), 'the host, with a smart card that comes and goes', () => {
  const current = cardHost()

  it('row 11, R6: sees a card within 2 s of its coming and of its going', async () => {
    const { readers, host } = current()
    const card = await readers.card(firstCard)
    const abort = new AbortController()
    let cards = -1
    const watching = host.call(
      'watchTokens',
      {},
      {
        signal: abort.signal,
        progress: list =>
          (cards = (list as { label: string }[]).filter(token => token.label === firstCard.label).length),
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
    const { host } = current()
    const abort = new AbortController()
    const answers = signAnswers(cardOwner, cardDocuments, leaf)
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
    const signing = host.call('sign', cardParams, { signal: abort.signal, answers: { ...answers, sign: answer } })
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
      const { host, seen, certifiedCard, sign } = current()
      const { card, leaf } = await certifiedCard()
      const before = card.pins()
      const { told, afterMs } = await signAndPull(leaf, () => pull(card))
      assert.equal(told, 'TOKEN_REMOVED')
      assert.ok(afterMs < noticedMs, `${afterMs} ms`)
      assert.equal(card.pins() - before, presented)
      await seen(0)
      await card.insert(0)
      await seen(1)
      await sign(leaf)
      const { entries, intact } = await host.call('readJournal', { limit: 1000 }, { origin: null })
      assert.equal(intact, true)
      const begun = entries.filter(({ stage }) => stage === 'signing').length
      const ended = entries.filter(({ stage }) => stage === 'signed' || stage === 'failed').length
      assert.equal(begun, ended, 'what was begun is told as signed or failed')
    })
  }

  it('R27: signs again after pcscd was gone and started anew', async () => {
    const { readers, seen, certifiedCard, sign } = current()
    const { card, leaf } = await certifiedCard()
    await readers.stop()
    await seen(0)
    await readers.start()
    await card.insert(0)
    await seen(1)
    await sign(leaf)
  })
})
