/**
 * Ordering tokens: VÖEN or FIN and a picture, the quantity with its total, the number of the act, and on to the payment; or, with the number of
 * the act, back to what was ordered.
 */
import { attempt, showFailureAgain } from '/common/attempt.js'
import { addCaptcha } from '/common/captcha.js'
import { exchange } from '/common/exchange.js'
import { writeAmount } from '/common/formats.js'
import { makeFields, showHints } from '/common/form.js'
import { speak } from '/common/words.js'
import { paymentWords } from './payment-words.js'

const $ = selector => document.querySelector(selector)
const [buyerForm, quantityForm] = [$('#buyer-form'), $('#quantity-form')]
/** This browser's own name of what it orders: sent again under it, nothing is ordered or paid twice, also when the session is gone. */
const kept = 'order'
let buyer = null
let ordered = null

makeFields(buyerForm)
makeFields(quantityForm)
const { quantity } = quantityForm.elements
Object.assign(quantity, { type: 'number', min: '1', max: '100', value: '1' })
const t = speak(paymentWords, { changed: draw })
const captcha = await addCaptcha(buyerForm, t)
t.draw()
// Whoever comes back to this page goes on with what they ordered.
ordered = (await exchange('/api/orders/mine', { key: localStorage.getItem(kept) })).order
draw()

$('#another').addEventListener('click', () => {
  localStorage.removeItem(kept)
  ordered = null
  draw()
})
buyerForm.addEventListener('input', draw)
quantityForm.addEventListener('input', draw)
buyerForm.addEventListener('submit', event => {
  event.preventDefault()
  void attempt(buyerForm, t, async () => {
    const fields = Object.fromEntries(new FormData(buyerForm))
    const asked = { ...fields, ...captcha.read() }
    try {
      if (fields.act) ordered = await exchange('/api/orders/search', asked)
      else buyer = await exchange('/api/orders/buyer', asked)
    } finally {
      await captcha.renew()
    }
    draw()
  })
})
quantityForm.addEventListener('submit', event => {
  event.preventDefault()
  void attempt(quantityForm, t, async () => {
    const key = localStorage.getItem(kept) ?? crypto.randomUUID()
    localStorage.setItem(kept, key)
    ordered = await exchange('/api/orders', { quantity: quantity.value, key })
    buyer = null
    draw()
    $('#ordered').focus()
  })
})

function draw() {
  const byFin = buyerForm.elements.buyer.value === 'person'
  $('#by-voen').hidden = byFin
  $('#by-fin').hidden = !byFin
  buyerForm.hidden = buyer !== null || ordered !== null
  quantityForm.hidden = buyer === null || ordered !== null
  $('#ordered').hidden = ordered === null
  $('#buyer-name').textContent = buyer?.name ?? ''
  $('#price').textContent = buyer ? writeAmount(buyer.price) : ''
  $('#total').textContent = buyer ? writeAmount(buyer.price * Math.max(0, Number(quantity.value))) : ''
  $('#ordered-act').textContent = t('ordered', { act: ordered?.act })
  $('#ordered-quantity').textContent = ordered
    ? `${t('token')}: ${ordered.quantity} · ${writeAmount(ordered.total)}`
    : ''
  $('#ordered-paid').hidden = $('#to-receipt').hidden = !ordered?.paid
  $('#pay').hidden = ordered?.paid === true
  for (const form of [buyerForm, quantityForm]) {
    showHints(form, t)
    showFailureAgain(form, t)
  }
}
