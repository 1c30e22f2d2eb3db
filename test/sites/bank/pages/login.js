/** The login page: the person signs a statement that the bank wrote for this login alone. */
import { exchange, toBase64 } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { showFailure, signDocuments } from './signing.js'

const $ = selector => document.querySelector(selector)
const t = speak(bankWords)

$('#login').addEventListener('click', async () => {
  $('#login').disabled = true
  $('#failure').hidden = true
  try {
    await login()
    location.assign('payments.html')
  } catch (error) {
    showFailure($('#failure'), t, error)
  }
  $('#login').disabled = false
})

async function login() {
  const { id, statement } = await exchange('/api/login/statement', {})
  const content = new TextEncoder().encode(statement)
  const documents = [{ name: t('statementName'), type: 'text/plain', content }]
  const { results, certificate } = await signDocuments(documents, { t })
  const [{ signature, error }] = results
  if (error) throw error
  $('#progress').textContent = t('checking')
  await exchange('/api/login', { id, signature: toBase64(signature) })
  sessionStorage.setItem('certificate', toBase64(certificate))
}
