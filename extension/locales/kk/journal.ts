/** Kazakh: the journal in the token manager. */
import type { OutcomeTexts } from '../text-tables.ts'
import type { ManagerTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const outcomes: OutcomeTexts = {
  signing: 'Басталды, нәтижесі белгісіз',
  signed: 'Қол қойылды, сайтқа әлі берілмеді',
  failed: 'Қол қойылмады',
  delivered: 'Қол қойылды және сайтқа берілді',
  undelivered: 'Қол қойылды, бірақ сайтқа берілген жоқ',
  unknown: 'Қол қойылған-қойылмағаны белгісіз',
}
/** Of a request for a certificate. */
const requestOutcomes: OutcomeTexts = {
  signing: 'Басталды, нәтижесі белгісіз',
  signed: 'Сұранысқа қол қойылды, сайтқа әлі берілмеді',
  failed: 'Сұранысқа қол қойылмады',
  delivered: 'Сұранысқа қол қойылды және сайтқа берілді',
  undelivered: 'Сұранысқа қол қойылды, бірақ бет жабылып қалған',
  unknown: 'Сұранысқа қол қойылған-қойылмағаны белгісіз',
}
/** Of a login to a site. */
const loginOutcomes: OutcomeTexts = {
  signing: 'Басталды, нәтижесі белгісіз',
  signed: 'Расталды, сайтқа әлі берілмеді',
  failed: 'Расталмады',
  delivered: 'Расталды және сайтқа берілді',
  undelivered: 'Расталды, бірақ бет жабылып қалған',
  unknown: 'Расталған-расталмағаны белгісіз',
}

export const journal: ManagerTexts['journal'] = {
  intro:
    'Осы компьютерде жасалған барлық қолтаңбалар және барлық қате PIN-кодтар, жаңалары жоғарыда. Мазмұны да, PIN-кодтар да сақталмайды.',
  empty: 'Әлі ештеңеге қол қойылмаған',
  emptyMeaning: 'Әр қолтаңбаның алдында мұнда жазба енгізіледі. Алғаш қол қойғанда оны осында табасыз.',
  intact: 'Журнал бүтін: бірде-бір жазба өзгертілмеген және жоғалмаған.',
  intactSoFar:
    'Әзірге оқылған жазбалар бүтін: бірде-бірі өзгертілмеген және жоғалмаған. Ескілері оқылғанда тексеріледі.',
  broken: 'Журнал өзгертілген немесе бір бөлігі жоғалған. Көшірмесін сақтап, әкімшіге хабарлаңыз.',
  filter: 'Құжат, аты, сайт немесе токен бойынша іздеу',
  fromDay: 'Қай күннен',
  toDay: 'Қай күнге дейін',
  noMatch: 'Мұндай жазба жоқ.',
  export: 'Файлға сақтау',
  exportTable: 'Кесте ретінде сақтау (CSV)',
  columns: [
    'Уақыты',
    'Нәтиже',
    'Операция',
    'Сайт',
    'Құжат',
    'Сертификаттағы аты',
    'Токен',
    'Токеннің сериялық нөмірі',
    'Қалған әрекеттер',
    'Сертификатты берген',
    'Сертификаттың сериялық нөмірі',
    'Сертификат (SHA-256)',
    'Хеш',
    'Хеш мәні',
    'Бұрын қол қойғандар саны',
    'Бұрын қол қойғандар',
  ],
  earlier: 'Бұрын қол қойғандар',
  earlierMore: 'және тағы {more} адам',
  records: plural({ other: '{count} жазба' }),
  newest: plural({ other: 'Ең жаңа {count} жазба' }),
  searching: 'ескі жазбалар ізделуде…',
  saving: plural({ other: 'Сақталуда: {count} жазба оқылды…' }),
  wrongPin: { user: 'Қате PIN-код', so: 'Қате SO PIN-код' },
  digest: 'Хеш ({hash})',
  certificate: 'Сертификат (SHA-256)',
  noCertificate: 'жоқ: сертификат сұралған',
  token: 'Токен',
  details: 'Толығырақ',
  login: '{site} сайтына кіру',
  outcomes,
  requestOutcomes,
  loginOutcomes,
}
