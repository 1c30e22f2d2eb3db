/** A picture with a code in a form, and the way without the picture: `[data-captcha]` is filled, the answer goes with the form. */
import { exchange } from './exchange.js'

/** Resolves with `read()`, what goes into the form's body, and `renew()`, for after an answer: a picture is good once. */
export async function addCaptcha(form, t) {
  const place = form.querySelector('[data-captcha]')
  const picture = document.createElement('img')
  picture.width = 220
  picture.height = 72
  const spelled = document.createElement('p')
  spelled.setAttribute('role', 'status')
  let id = ''
  const renew = async () => {
    const made = await exchange('/api/captchas', {})
    id = made.id
    picture.src = made.picture
    spelled.textContent = ''
    form.elements.captchaText.value = ''
  }
  const spell = async () => {
    const { words } = await exchange(`/api/captchas/${id}/words?lang=${document.documentElement.lang}`)
    spelled.textContent = t('captchaSpelled', { words })
  }
  const buttons = document.createElement('div')
  buttons.className = 'actions'
  buttons.append(button('captchaNew', renew), button('captchaWords', spell))
  place.className = 'captcha'
  place.replaceChildren(picture, buttons, spelled)
  picture.dataset.alt = 'captchaPicture'
  await renew()
  return { read: () => ({ captcha: id, captchaText: form.elements.captchaText.value }), renew }
}

function button(name, press) {
  const element = document.createElement('button')
  element.type = 'button'
  element.dataset.text = name
  element.addEventListener('click', () => void press())
  return element
}
