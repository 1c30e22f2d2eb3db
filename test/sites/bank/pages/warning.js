/** After a login, where a profile is to be renewed: which, and where that is done. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { profileRow } from './profile-row.js'
import { toLogin } from './to-login.js'

const due = ['planned', 'critical', 'ended']
const columns = ['subscriber', 'identifier', 'cryptography']
let profiles = []
const t = speak(bankWords, { changed: draw })

try {
  profiles = (await exchange('/api/profiles')).profiles.filter(({ standing }) => due.includes(standing))
  draw()
} catch {
  toLogin()
}

function draw() {
  document.querySelector('#profiles').replaceChildren(...profiles.map(profile => profileRow(profile, columns, { t })))
}
