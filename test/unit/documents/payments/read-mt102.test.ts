/** MT102, the registers of contributions and wages: what is told of good ones, and what of bad ones. */
import assert from 'node:assert/strict'
import { mt102, windows1251 } from '../../../support/payments/samples.ts'
import { told, toldFile } from './told.ts'

const change = (from: string | RegExp, to: string): string => mt102.replace(from, to)

describe('payments of an MT102', () => {
  it('go to the payee of the message, each for its person, and come to its own sum', () => {
    const file = toldFile(windows1251(mt102))
    assert.deepEqual([file.amounts, file.sums], [['25000.00 KZT', '15000.50 KZT'], ['40000.50 KZT']])
    assert.deepEqual(file.claims, ['agrees 32A: KZT40000,50 / 40000.50'])
    assert.deepEqual(
      file.parts.map(({ payee, person, number }) => [payee, person, number]),
      [
        ['НАО «Правительство для граждан»', 'Ахметова Гульнара', '1'],
        ['НАО «Правительство для граждан»', 'Ким Олег', '2'],
      ],
    )
    assert.equal(file.parts[0]?.purpose, 'Обязательные пенсионные взносы')
    for (const written of ['DT=19800101', 'PERIOD=102026', '20=PENS0001']) assert.ok(file.reachable.includes(written))
  })

  it('have a payee of their own where they name one, and the account of the person where there is one', () => {
    const own = toldFile(
      change('//FM/Ким', '/LA/KZ14345ABC6789012345\n//FM/Ким').replace(
        ':21:2',
        ':21:2\n:59:KZ14345ABC6789012345\n/NAME/Ким',
      ),
    )
    assert.deepEqual(
      [own.parts[1]?.payee, own.parts[1]?.payeeAccount, own.parts[1]?.personAccount],
      ['Ким', 'KZ14345ABC6789012345', 'KZ14345ABC6789012345'],
    )
    assert.equal(own.parts[0]?.payee, 'НАО «Правительство для граждан»')
  })

  it('say where they come to another sum, or to none, than the message says', () => {
    assert.deepEqual(toldFile(change('KZT40000,50', 'KZT40000,51')).claims, ['differs 32A: KZT40000,51 / 40000.50'])
    assert.deepEqual(toldFile(change('KZT25000,00', 'KZT25 000,00')).claims, ['differs 32A: KZT40000,50 / null'])
    assert.deepEqual(toldFile(change('KZT25000,00', 'USD25000,00')).claims, ['differs 32A: KZT40000,50 / null'])
    assert.deepEqual(toldFile(change('KZT40000,50', 'KZT40000.50')).claims, ['differs 32A: KZT40000.50 / 40000.50'])
  })

  const refused: Record<string, [text: string, refusal: string]> = {
    'a message that breaks off': [mt102.slice(0, mt102.indexOf(':32A:')), 'cutOff'],
    'two sums': [change('-}', ':32A:261121KZT1,\n-}'), 'duplicateName'],
    'two amounts of one payment': [change(':32B:KZT25000,00', ':32B:KZT25000,00\n:32B:KZT1,'), 'duplicateName'],
    'two payers': [change(':52B:', ':50K:/X\nY\n:52B:'), 'duplicateName'],
    'a second message': [mt102 + mt102, 'syntax'],
    'mixed line ends': [change('//FT/\n', '//FT/\r\n'), 'lineEnds'],
  }
  for (const [what, [text, refusal]] of Object.entries(refused)) {
    it(`are refused for ${what}: ${refusal}`, () => assert.equal(told(text), refusal))
  }
})
