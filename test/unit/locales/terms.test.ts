/** The terms of each language: one word for one thing, and no word that sends a person to another program, act or price. */
import assert from 'node:assert/strict'
import { descriptions } from '../../../extension/locales/descriptions.ts'
import { languageCodes, type Language } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'

interface Forbidden {
  never: RegExp
  /** What is said instead, and why. */
  because: string
  /** Paths where the word means something else. */
  except?: RegExp
  /** A text in which the word stands, so that a rule that finds nothing is seen. */
  example: string
}

const forbidden: Record<Language, Forbidden[]> = {
  az: [
    { never: /(?<![\p{L}{])token/iu, because: 'daşıyıcı, as certificate centres call it', example: 'Tokeni qoşun.' },
    { never: /genişlənmə/i, because: 'artırma: no browser’s menu has another word', example: 'Genişlənmə yoxdur' },
    {
      never: /[İi]mzalayıcı proqram/,
      because: 'Mohur proqramı: SİMA İmzalayıcı is another program',
      example: 'İmzalayıcı proqram',
    },
    { never: /[İi]darəetmə/, because: 'idarə paneli', example: 'idarəetmədə açın' },
    { never: /SO PIN(?! kod)/, because: 'SO PIN kodu: suffixes belong to «kod»', example: 'SO PIN-i dəyiş' },
    { never: /(?<!SO )PIN(?!\p{L})/u, because: 'PİN kod', example: 'PIN səhvdir' },
    { never: /etibarlı(?:dır|lıq)/i, because: 'qüvvədə of a certificate', example: 'etibarlıdır' },
    { never: /gizli açar/i, because: 'simmetrik açar: «gizli açar» is the private key', example: 'Gizli açar yarat' },
    { never: /zavod/i, because: 'standart', example: 'zavod PİN kodu' },
    {
      never: /[İi]stifadədən çıx|[İi]stifadəyə qaytar/,
      because: 'imza üçün təklif etmə: nothing is revoked',
      example: 'istifadədən çıxar',
    },
    { never: /yığ(?:ın|ıl|mı)/i, because: 'daxil etmək', example: 'PİN kodu yığın' },
    { never: /baytları/i, because: 'a person sees documents, not bytes', example: 'Onun baytları' },
    {
      never: /(?<!(?:ardıcıllığı|rəqəmlər və) )[İi]şarə(?!lə)/,
      because: 'simvol; işarə of punctuation',
      example: '8 işarə',
    },
    { never: /(?<!kart )oxuyucu/i, because: 'kart oxuyucusu', example: 'Oxuyucu' },
    { never: /\} (?:yazı(?!\p{L})|sətir)/iu, because: 'qeyd', example: '{count} yazı' },
    {
      never: /qiymət(?:i|ini)/i,
      because: 'dəyər: «qiymət» is a price',
      except: /labels\.price$/,
      example: 'SHA-256 qiyməti',
    },
  ],
  kk: [
    { never: /тасымалдағыш/i, because: 'токен', example: 'тасымалдағыш' },
    { never: /қол қою бағдарламасы/i, because: 'Mohur бағдарламасы', example: 'Қол қою бағдарламасы' },
    { never: /токендерді басқару(?! панел)/i, because: 'токендерді басқару панелі', example: 'токендерді басқарудан' },
    { never: /SO PIN(?!-код)/, because: 'SO PIN-код', example: 'Жаңа SO PIN' },
    { never: /(?<!\p{L})PIN(?!-код)/u, because: 'PIN-код', example: 'PIN қате' },
    {
      never: /(?<!\p{L})(?:теріңіз|терілді|теріледі|терілген|теріп|тересіз)(?!\p{L})/iu,
      because: 'енгізу',
      example: 'PIN-кодты теріңіз',
    },
    { never: /зауыт/i, because: 'стандарт', example: 'зауыттық' },
    {
      never: /форматталма|форматталған|форматтаңыз/i,
      because: 'дайындау: first use is not destruction',
      example: 'Форматталмаған',
    },
    {
      never: /қолданыстан шығ|қолданысқа қайт/i,
      because: 'қол қоюға ұсынбау: nothing is revoked',
      example: 'Қолданыстан шығару',
    },
    { never: /парол/i, because: 'құпиясөз', example: 'паролін' },
    { never: /(?<!\p{L})түйме/iu, because: 'батырма', example: 'түймесі' },
    { never: /(?<!карта )оқу құрылғы/i, because: 'карта оқу құрылғысы', example: 'Оқу құрылғысы' },
    { never: /ешнәрсе/i, because: 'ештеңе', example: 'Ешнәрсе' },
    { never: /PIN-кодты ауыстыр/i, because: 'өзгерту', example: 'PIN-кодты ауыстыру' },
    { never: /байттары/i, because: 'a person sees documents, not bytes', example: 'Оның байттары' },
    { never: /\(ТМК\)|\(Бек\)/, because: 'ТТК and БеК, as the bank’s own forms', example: '(ТМК)' },
  ],
  ru: [
    { never: /носител/i, because: 'токен', example: 'блокировка носителя' },
    { never: /программ\p{L}* подписи/iu, because: 'программа Mohur', example: 'Программа подписи' },
    {
      never: /(?<!панел[ьи] )управлени\p{L} токенами/iu,
      because: 'панель управления токенами',
      example: 'в управлении токенами',
    },
    {
      never: /центр\p{L}* сертификации/iu,
      because: 'удостоверяющий центр, the word of the law',
      example: 'в центре сертификации',
    },
    { never: /(?<!\p{L})PIN(?!-код)(?<!SO PIN)/u, because: 'PIN-код', example: 'Если менялся PIN' },
    { never: /SO PIN-код/, because: 'SO PIN', example: 'SO PIN-код' },
    { never: /с завода|заводск/i, because: 'по умолчанию', example: 'заводской PIN-код' },
    {
      never: /эксплуатаци/i,
      because: 'не предлагать для подписи: «в эксплуатации» is a bank’s own status',
      example: 'Вывести из эксплуатации',
    },
    { never: /(?<!\p{L})метк(?:ой|[аиу])(?! (?:времени|порядка))/iu, because: 'имя токена', example: 'Метка' },
    { never: /Подписать как/, because: 'Кто подписывает', example: 'Подписать как' },
    { never: /(?<!\p{L})байты(?!\p{L})/iu, because: 'a person sees documents, not bytes', example: 'Это не те байты' },
    {
      never: /тому, кто вам его выдал/i,
      because: 'организация, выдавшая токен',
      example: 'Обратитесь к тому, кто вам его выдал.',
    },
  ],
  en: [
    { never: /signing program/i, because: 'the Mohur program', example: 'The signing program stopped' },
    { never: /factory/i, because: 'default', example: 'from the factory' },
    { never: /out of use/i, because: 'offered for signing: nothing is revoked', example: 'taken out of use' },
    { never: /initiali[sz]/i, because: 'set up', example: 'Initialize the token' },
    { never: /PIN code/, because: 'PIN', example: 'PIN code' },
    { never: /\bits bytes\b/i, because: 'a person sees documents, not bytes', example: 'Its bytes are not those' },
    { never: /organiz|License/i, because: 'British spelling', example: 'Organization' },
    { never: /plug(?:ged)? in\b/i, because: 'connect', example: 'Plug in the token' },
    { never: /\bprofiles?\b/i, because: 'certificate', example: 'A profile is' },
    { never: /whoever gave it/i, because: 'whoever issued it', example: 'ask whoever gave it to you' },
  ],
}

/** Where a thing must be called by its name. */
const wanted: Record<Language, [path: string, name: RegExp][]> = {
  az: [
    ['manager.title', /^Daşıyıcıların idarə paneli$/],
    ['certificates.validity', /^Qüvvədə olma müddəti$/],
    ['prompt.waiting.plugIn', /^E-imza daşıyıcı/],
    ['care.soPin.label', /inzibatçının PİN kodu/],
  ],
  kk: [
    ['manager.title', /^Токендерді басқару панелі$/],
    ['tokens.states.uninitialized', /дайындалмаған/],
    ['documents.labels.purposeCode', /\(ТТК\)/],
    ['care.soPin.label', /әкімшінің PIN-коды/],
  ],
  ru: [
    ['manager.title', /^Панель управления токенами$/],
    ['prompt.certificate.signingAs', /^Кто подписывает$/],
    ['certificates.details', /регистрационном свидетельстве/],
    ['care.soPin.label', /PIN-код администратора/],
  ],
  en: [
    ['manager.title', /^Token manager$/],
    ['errors.HOST_MISSING.title', /^The Mohur program is not installed/],
    ['care.soPin.label', /administrator’s PIN/],
  ],
}

function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value ?? {}).flatMap(([key, inner]) => textsOf(inner, path === '' ? key : `${path}.${key}`))
}

describe('the terms of the screens', () => {
  for (const language of languageCodes) {
    const texts = [...textsOf(languages[language]), ['description', descriptions[language]] as const]

    for (const { never, because, except, example } of forbidden[language]) {
      it(`in ${language}: never ${never.source} – ${because}`, () => {
        assert.match(example, never, 'a rule that finds nothing')
        const found = texts.filter(([path, text]) => never.test(text) && !except?.test(path))
        assert.deepEqual(found, [])
      })
    }

    it(`call the things of ${language} by their names`, () => {
      const byPath = new Map(texts.map(([path, text]) => [path, text]))
      for (const [path, name] of wanted[language]) assert.match(byPath.get(path) ?? '', name, path)
    })
  }
})
