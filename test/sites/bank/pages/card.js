/** The signature card: who signs first and second, each up to which amount. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { money } from './payment-row.js'

const $ = selector => document.querySelector(selector)
/** `null`: the bank has none. */
let card = []
let own = ''
const t = speak(bankWords, { changed: draw })

try {
  ;({ card, own } = await exchange('/api/card'))
  draw()
} catch {
  location.assign('/')
}

function draw() {
  $('#none').hidden = card !== null
  $('#card').hidden = card === null
  $('#rows').replaceChildren(...(card ?? []).map(rowOf))
}

function rowOf({ number, place, upTo }) {
  const row = document.createElement('tr')
  row.insertCell().textContent = number === own ? `${number} (${t('you')})` : number
  row.insertCell().textContent = t(`place-${place}`)
  const limit = row.insertCell()
  limit.className = 'amount'
  limit.textContent = upTo === null ? t('noLimit') : money(upTo, 'KZT')
  return row
}
