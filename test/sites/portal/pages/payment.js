/** Payment for a certificate or for tokens: the card's first digits, the card, the confirmation with its 13 seconds, the receipt. */
import { attempt, showFailureAgain } from '/common/attempt.js'
import { exchange } from '/common/exchange.js'
import { writeAmount, writeTime } from '/common/formats.js'
import { makeFields, showHints } from '/common/form.js'
import { speak } from '/common/words.js'
import { amountInWords } from './amount-in-words.js'
import { paymentWords } from './payment-words.js'

const $ = selector => document.querySelector(selector)
const forms = ['#first', '#card-form', '#receipt-form'].map($)
const [first, cardForm, receiptForm] = forms
const kind = new URLSearchParams(location.search).get('kind') ?? 'certificate'
const waitSeconds = 13
/** `nothing`, `first`, `card`, `confirmed`, `paid` */
let step = 'nothing'
let payment = null
let left = waitSeconds

forms.forEach(form => makeFields(form))
cardForm.elements.card.inputMode = 'numeric'
cardForm.elements.card.autocomplete = 'cc-number'
cardForm.elements.cvv2.type = 'password'
const t = speak(paymentWords, { changed: draw })
await begin()

/** What is paid already shows its receipt: nobody pays twice. */
async function begin() {
  try {
    payment = await exchange('/api/payments', { kind })
    step = payment.paidAt ? 'paid' : 'first'
  } catch {
    step = 'nothing'
  }
  draw()
}

onSubmit(first, async ({ digits }) => {
  await exchange(`/api/payments/${payment.invoice}/card`, { digits })
  cardForm.elements.card.value ||= digits
  go('card')
})
onSubmit(cardForm, async fields => {
  payment = await exchange(`/api/payments/${payment.invoice}/pay`, fields)
  cardForm.reset()
  go('confirmed')
  $('#confirmed').focus()
  const clock = setInterval(() => {
    left--
    if (left <= 0 || step !== 'confirmed') clearInterval(clock)
    if (left <= 0 && step === 'confirmed') go('paid')
    else draw()
  }, 1000)
})
onSubmit(receiptForm, async ({ email }) => {
  const language = document.documentElement.lang
  const { sent } = await exchange(`/api/payments/${payment.invoice}/receipt`, { email, language })
  $('#receipt-sent').textContent = t('receiptSent', { address: sent })
})
$('#refuse').addEventListener('click', () => {
  cardForm.reset()
  go('first')
})
$('#go-back').addEventListener('click', () => {
  go('paid')
  $('#paid').focus()
})
$('#print').addEventListener('click', () => print())

function onSubmit(form, work) {
  form.addEventListener('submit', event => {
    event.preventDefault()
    void attempt(form, t, () => work(Object.fromEntries(new FormData(form))))
  })
}

function go(to) {
  step = to
  draw()
}

function draw() {
  $('#nothing').hidden = step !== 'nothing'
  first.hidden = step !== 'first'
  cardForm.hidden = step !== 'card'
  $('#confirmed').hidden = step !== 'confirmed'
  $('#paid').hidden = step !== 'paid'
  $('#countdown').textContent = t('seconds', { seconds: left })
  for (const form of forms) {
    showHints(form, t)
    showFailureAgain(form, t)
  }
  if (payment) drawPayment()
}

function drawPayment() {
  const { amount, fee, total, invoice, payer, about, transaction, paidAt } = payment
  for (const [name, value] of Object.entries({ amount, fee, total })) $(`#${name}`).textContent = writeAmount(value)
  $('#to-status').hidden = payment.kind !== 'certificate'
  $('#collect-token').hidden = payment.kind !== 'token'
  if (!paidAt) return
  const rows = {
    invoice,
    paymentKind: t(`kind-${payment.kind}`),
    purpose: `${t(`kind-${payment.kind}`)} № ${about}`,
    payer,
    payee: t('centre'),
    amount: writeAmount(amount),
    inWords: amountInWords(amount / 100, document.documentElement.lang),
    fee: writeAmount(fee),
    total: writeAmount(total),
    paidOn: writeTime(paidAt),
    transaction,
  }
  $('#receipt').replaceChildren(
    ...Object.entries(rows).flatMap(([name, value]) => [element('dt', t(name)), element('dd', value)]),
  )
}

function element(name, text) {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
