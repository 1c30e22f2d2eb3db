/** Stand-in for a telephone and a mailbox: what the centre has sent. */
import { exchange } from '/common/exchange.js'
import { writeTime } from '/common/formats.js'
import { inLanguages, joinWords } from '/common/in-languages.js'
import { speak } from '/common/words.js'
import { layoutWords } from './layout-words.js'

const rows = {
  messagesAbout: [
    'Bu səhifə telefonun və poçt qutusunun əvəzidir: real mərkəzdə mesajlar yalnız sizə gəlir.',
    'Бұл бет телефон мен пошта жәшігінің орнына: нағыз орталықта хабарлар тек сізге келеді.',
    'Эта страница вместо телефона и почты: в настоящем центре сообщения приходят только вам.',
    'This page stands for a telephone and a mailbox: a real centre sends these messages to you alone.',
  ],
  renew: ['Yenilə', 'Жаңарту', 'Обновить', 'Reload'],
  noMessages: ['Mesaj yoxdur.', 'Хабар жоқ.', 'Сообщений нет.', 'No messages.'],
}

let messages = []
const t = speak(joinWords(layoutWords, inLanguages(rows)), { changed: draw })
document.querySelector('#renew').addEventListener('click', load)
await load()

async function load() {
  ;({ messages } = await exchange('/api/messages'))
  draw()
}

function draw() {
  document.querySelector('#empty').hidden = messages.length > 0
  document.querySelector('#list').replaceChildren(...messages.map(card))
  t.draw()
}

function card({ channel, address, subject, text, sentAt }) {
  const element = document.createElement('section')
  element.className = 'card'
  element.dataset.channel = channel
  const heading = document.createElement('h2')
  heading.textContent = `${channel === 'sms' ? 'SMS' : 'E-mail'} · ${address}`
  const about = document.createElement('p')
  about.className = 'quiet'
  about.textContent = [writeTime(sentAt), subject].filter(Boolean).join(' · ')
  const body = document.createElement('p')
  body.textContent = text
  element.append(heading, about, body)
  return element
}
