/** The login page: the person proves who they are for a challenge that the bank drew for this login alone. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { authenticate, showFailure } from './signing.js'

const $ = selector => document.querySelector(selector)
const t = speak(bankWords)

$('#login').addEventListener('click', async () => {
  $('#login').disabled = true
  $('#failure').hidden = true
  try {
    const { isDue } = await login()
    location.assign(isDue ? 'warning.html' : 'payments.html')
  } catch (error) {
    showFailure($('#failure'), t, error)
  }
  $('#login').disabled = false
})

async function login() {
  const { challenge } = await exchange('/api/login/challenge', {})
  const token = await authenticate(challenge, { t })
  $('#progress').textContent = t('checkingLogin')
  const answer = await exchange('/api/login', { token })
  sessionStorage.setItem('certificate', token.unverifiedCertificate)
  return answer
}
