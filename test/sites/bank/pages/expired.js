/** What is left to do when a key has ended: whom to call, and where a new certificate is asked for. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'

speak(bankWords)

const { centre } = await exchange('/api/contacts')
const link = document.querySelector('#centre')
if (centre) link.href = centre
else link.removeAttribute('href')
