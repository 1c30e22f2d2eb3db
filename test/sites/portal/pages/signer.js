/** The e-signer: files are signed and checked in Mohur's own page, which this one only opens; no file comes here. */
import { connect } from '/mohur/client.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { aboutWords } from './about-words.js'

let failure = null
const place = document.querySelector('#failure')
const t = speak(aboutWords, { changed: draw })
for (const button of document.querySelectorAll('[data-task]'))
  button.addEventListener('click', () => void open(button.dataset.task))

/** The browser wants a press for it: whoever was asked to allow this site first presses once more. */
async function open(task) {
  failure = null
  try {
    const mohur = await connect({ scopes: ['sign'] })
    await mohur.openTokenManager({ task })
  } catch (error) {
    failure = error
  }
  draw()
}

function draw() {
  place.hidden = failure === null
  place.dataset.code = failure?.code ?? ''
  place.textContent = failure ? explain(t, failure) : ''
}
