/** The signature card: who signs first and second, each up to which amount. */
import { exchange } from '/common/exchange.js'
import { writeMoney } from '/common/formats.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { toLogin } from './to-login.js'

const $ = selector => document.querySelector(selector)
/** `null`: the bank has none. */
let card = []
let own = ''
const t = speak(bankWords, { changed: draw })

try {
  ;({ card, own } = await exchange('/api/card'))
  draw()
} catch {
  toLogin()
}

function draw() {
  $('#none').hidden = card !== null
  $('#card').hidden = card === null
  $('#rows').replaceChildren(...(card ?? []).map(rowOf))
}

function rowOf({ number, place, upTo }) {
  const row = document.createElement('tr')
  cell(row, 'card-number').textContent = number === own ? `${number} (${t('you')})` : number
  cell(row, 'card-place').textContent = t(`place-${place}`)
  const limit = cell(row, 'card-limit')
  limit.className = 'amount'
  limit.textContent = upTo === null ? t('noLimit') : writeMoney(upTo, 'KZT')
  return row
}

/** On a telephone its heading stands before it. */
function cell(row, heading) {
  const element = row.insertCell()
  element.dataset.heading = t(heading)
  return element
}
