/** A card with two PINs, as the cards of states are: OpenSC shows it as two tokens of one serial number. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../../shared/bytes.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { cardDocuments, cardHost, cardParams, firstCard } from '../../support/card-host.ts'
import { cardPins, cardReaderNeeds } from '../../support/card-readers.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { makeLink, usages } from '../../support/make-link.ts'
import { signAnswers, type Person } from '../../support/scripted-person.ts'
import { until } from '../../support/until.ts'

describeWhere(cardReaderNeeds(), 'the host, with a card of two PINs', () => {
  const current = cardHost()
  const root = makeLink('Kart mərkəzi')

  it('knows two tokens, and gives each its own PIN alone: openssl, certtool and NSS agree with both keys', async () => {
    const { readers, host } = current()
    const card = await readers.card({ ...firstCard, twoPins: true })
    const certified = (publicKey: Uint8Array): Bytes =>
      makeLink('Kart sahibi', { by: root, publicKey, extensions: [usages.signing] }).certificate
    const [first, second] = [certified(card.publicKey), certified(card.signingKey)]
    await card.insert(0)
    await card.certify('key', first)
    await card.certify('signingKey', second)
    const tokens = await until('both are listed', async () => {
      const all = (await host.call('listTokens', {})).filter(({ label }) => label.includes(firstCard.label))
      return all.length === 2 ? all : null
    })
    assert.equal(tokens[0]?.serialNumber, tokens[1]?.serialNumber)
    const named = (is: (token: TokenSummary) => boolean): TokenSummary => tokens.find(is) ?? assert.fail('not listed')
    const signing = named(({ label }) => label.includes('Imza'))
    const other = named(({ id }) => id !== signing.id)
    for (const { token, pin, certificate } of [
      { token: other, pin: cardPins.user, certificate: first },
      { token: signing, pin: cardPins.signing, certificate: second },
    ]) {
      const person: Person = { kind: 'pkcs11', label: token.label, token: token.id, pin }
      const before = card.pins()
      const signed = await host.call('sign', cardParams, { answers: signAnswers(person, cardDocuments, certificate) })
      await assertSigned(signed, { documents: cardDocuments, root: root.certificate })
      assert.equal(card.pins() - before, 1, 'one PIN typed, one presented to the card')
    }
  })
})
