/** Kazakh: what stands in a certificate. */
import type { KeyUsageTexts, NameTexts } from '../text-tables.ts'
import type { CertificateTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const names: NameTexts = {
  C: 'Ел',
  ST: 'Өңір',
  L: 'Қала',
  street: 'Мекенжай',
  postalCode: 'Пошта индексі',
  O: 'Ұйым',
  OU: 'Бөлімше',
  organizationIdentifier: 'Ұйымның сәйкестендіру нөмірі',
  businessCategory: 'Қызмет түрі',
  title: 'Лауазымы',
  serialNumber: 'Жеке нөмірі',
  SN: 'Тегі',
  GN: 'Аты',
  initials: 'Аты-жөнінің бас әріптері',
  pseudonym: 'Бүркеншік аты',
  telephoneNumber: 'Телефон',
  CN: 'Аты немесе атауы',
  UID: 'Пайдаланушының ID',
  DC: 'Домен бөлігі',
  emailAddress: 'Эл. пошта',
}

const keyUsage: KeyUsageTexts = {
  digitalSignature: 'цифрлық қолтаңба',
  nonRepudiation: 'қолтаңбадан бас тартпау',
  keyEncipherment: 'кілттерді шифрлау',
  dataEncipherment: 'деректерді шифрлау',
  keyAgreement: 'кілттерді келісу',
  keyCertSign: 'сертификаттар шығару',
  cRLSign: 'кері қайтарып алынған сертификаттар тізімін шығару',
  encipherOnly: 'тек шифрлау',
  decipherOnly: 'тек шифрын ашу',
}

export const certificates: CertificateTexts = {
  names,
  keyUsage,
  issuedBy: 'Берген',
  serialNumber: 'Сериялық нөмірі',
  fingerprint: 'SHA-256 саусақ ізі',
  validUntil: 'мына күнге дейін жарамды: {date}',
  validFromUntil: '{from} – {until}',
  validity: 'Қолданылу мерзімі',
  daysLeft: plural({ other: '{count} күн қалды' }),
  expired: 'қолданылу мерзімі өтіп кетті: {date}',
  notYetValid: 'мына күннен бастап қана жарамды: {date}',
  details: 'Сертификат (тіркеу куәлігі) туралы толығырақ',
  subject: 'Кімге берілген',
  withoutName: '(аты жоқ)',
  unreadable: 'Бұл сертификатты оқу мүмкін емес.',
  extendedKeyUsage: 'Қосымша мақсаты',
  usedFor: 'Мақсаты',
  alternativeNames: 'Басқа атаулары',
  template: 'Сертификат үлгісі',
  templateVersion: '{oid}, {major}.{minor} нұсқасы',
  challengePassword: 'Куәландырушы орталыққа арналған кодтық сөз',
  purposes: {
    clientAuth: 'сайттарға кіру',
    emailProtection: 'электрондық поштаны қорғау',
    codeSigning: 'бағдарламаларға қол қою',
    serverAuth: 'серверлерді тексеру',
    timeStamping: 'уақыт белгілері',
    smartcardLogon: 'Windows жүйесіне картамен кіру',
  },
}
