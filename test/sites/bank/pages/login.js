/** The login page: the person proves who they are for a challenge that the bank drew for this login alone. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { authenticate, showFailure } from './signing.js'
import { tell, tellAgain } from './tell.js'

const $ = selector => document.querySelector(selector)
const t = speak(bankWords, { changed: tellAgain })
$('#ended').hidden = !new URLSearchParams(location.search).has('ended')

$('#login').addEventListener('click', async () => {
  $('#login').disabled = true
  $('#failure').hidden = true
  $('#ended').hidden = true
  try {
    const { isDue } = await login()
    location.assign(isDue ? 'warning.html' : 'payments.html')
  } catch (error) {
    showFailure($('#failure'), t, error)
  }
  tell($('#progress'))
  $('#login').disabled = false
})

async function login() {
  const { challenge } = await exchange('/api/login/challenge', {})
  const token = await authenticate(challenge, { t })
  tell($('#progress'), () => t('checkingLogin'))
  const answer = await exchange('/api/login', { token })
  sessionStorage.setItem('certificate', token.unverifiedCertificate)
  return answer
}
