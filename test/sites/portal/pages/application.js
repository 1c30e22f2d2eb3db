/** The application as a page made for paper, to be signed by hand and brought to the registration centre. */
import { exchange } from '/common/exchange.js'
import { writeDate } from '/common/formats.js'
import { inLanguages, joinWords } from '/common/in-languages.js'
import { speak } from '/common/words.js'
import { requestWords } from './request-words.js'

const rows = {
  applicationTitle: [
    'Sertifikat Xidmətinin istifadə edilməsi haqqında ərizə',
    'Сертификаттау қызметін пайдалану туралы өтініш',
    'Заявление об использовании услуг сертификации',
    'Application for certificate services',
  ],
  nothingFound: [
    'Əvvəlcə sorğunu axtarın.',
    'Алдымен сұранысты іздеңіз.',
    'Сначала найдите запрос.',
    'Search for the request first.',
  ],
  date: ['Tarix', 'Күні', 'Дата', 'Date'],
  agree: [
    'Fərdi məlumatların emalı qaydaları ilə razıyam. Göstərilən məlumatların düzgünlüyünü təsdiq edirəm.',
    'Жеке деректерді өңдеу ережелерімен келісемін. Деректердің дұрыстығын растаймын.',
    'С правилами обработки персональных данных согласен. Верность сведений подтверждаю.',
    'I agree to the rules for processing personal data, and confirm that the above is correct.',
  ],
  signature: [
    'İmza:\u00a0____________________   Tarix:\u00a0____________________',
    'Қолы:\u00a0____________________   Күні:\u00a0____________________',
    'Подпись:\u00a0____________________   Дата:\u00a0____________________',
    'Signature:\u00a0____________________   Date:\u00a0____________________',
  ],
}

/** Fields in the order of the paper. */
const order =
  'surname name patronymic fin birthDate email phone workPhone voen organisationName unit position address organisationPhone swift postalIndex template algorithm'.split(
    ' ',
  )

let given = null
const t = speak(joinWords(requestWords, inLanguages(rows)), { changed: draw })
document.querySelector('#print').addEventListener('click', () => print())
try {
  given = await exchange('/api/found/application')
} catch {
  document.querySelector('#nothing').hidden = false
}
draw()

function draw() {
  document.querySelector('#paper').hidden = given === null
  if (!given) return
  const { number, registeredAt, application, centre } = given
  const facts = [
    [t('number'), number],
    [t('date'), writeDate(registeredAt)],
    ...order.map(name => [t(name), name === 'birthDate' ? writeDate(application[name]) : application[name]]),
    [t('service'), t(`offer-${application.service}`)],
    [t('registrationCentre'), `${centre.name}, ${centre.address}`],
  ]
  document
    .querySelector('#rows')
    .replaceChildren(
      ...facts.filter(([, value]) => value).flatMap(([name, value]) => [element('dt', name), element('dd', value)]),
    )
}

function element(name, text) {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
