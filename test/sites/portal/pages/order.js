/** Ordering tokens: VÖEN or FIN and a picture, the quantity with its total, the number of the act, and on to the payment. */
import { attempt, showFailureAgain } from '/common/attempt.js'
import { addCaptcha } from '/common/captcha.js'
import { exchange } from '/common/exchange.js'
import { writeAmount } from '/common/formats.js'
import { makeFields, showHints } from '/common/form.js'
import { speak } from '/common/words.js'
import { paymentWords } from './payment-words.js'

const $ = selector => document.querySelector(selector)
const [buyerForm, quantityForm] = [$('#buyer-form'), $('#quantity-form')]
let buyer = null
let ordered = null

makeFields(buyerForm)
makeFields(quantityForm)
const { quantity } = quantityForm.elements
Object.assign(quantity, { type: 'number', min: '1', max: '100', value: '1' })
const t = speak(paymentWords, { changed: draw })
const captcha = await addCaptcha(buyerForm, t)
t.draw()
// Whoever comes back to this page pays what they ordered, and orders nothing twice.
ordered = (await exchange('/api/orders/mine')).order
draw()

$('#another').addEventListener('click', () => {
  ordered = null
  draw()
})
buyerForm.addEventListener('input', draw)
quantityForm.addEventListener('input', draw)
buyerForm.addEventListener('submit', event => {
  event.preventDefault()
  void attempt(buyerForm, t, async () => {
    const fields = Object.fromEntries(new FormData(buyerForm))
    try {
      buyer = await exchange('/api/orders/buyer', { ...fields, ...captcha.read() })
    } finally {
      await captcha.renew()
    }
    draw()
  })
})
quantityForm.addEventListener('submit', event => {
  event.preventDefault()
  void attempt(quantityForm, t, async () => {
    ordered = await exchange('/api/orders', { quantity: quantity.value })
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
  $('#act').textContent = t('ordered', { act: ordered?.act })
  for (const form of [buyerForm, quantityForm]) {
    showHints(form, t)
    showFailureAgain(form, t)
  }
}
