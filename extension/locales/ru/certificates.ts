/** Russian: what stands in a certificate. */
import type { KeyUsageTexts, NameTexts } from '../text-tables.ts'
import type { CertificateTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const names: NameTexts = {
  C: 'Страна',
  ST: 'Регион',
  L: 'Город',
  street: 'Адрес',
  postalCode: 'Почтовый индекс',
  O: 'Организация',
  OU: 'Подразделение',
  organizationIdentifier: 'Идентификатор организации',
  businessCategory: 'Вид деятельности',
  title: 'Должность',
  serialNumber: 'Личный номер',
  SN: 'Фамилия',
  GN: 'Имя',
  initials: 'Инициалы',
  pseudonym: 'Псевдоним',
  telephoneNumber: 'Телефон',
  CN: 'Имя или название',
  UID: 'Идентификатор пользователя',
  DC: 'Часть домена',
  emailAddress: 'Эл. почта',
}

const keyUsage: KeyUsageTexts = {
  digitalSignature: 'цифровая подпись',
  nonRepudiation: 'неотрекаемость',
  keyEncipherment: 'шифрование ключей',
  dataEncipherment: 'шифрование данных',
  keyAgreement: 'согласование ключей',
  keyCertSign: 'выпуск сертификатов',
  cRLSign: 'выпуск списков отзыва',
  encipherOnly: 'только зашифрование',
  decipherOnly: 'только расшифрование',
}

export const certificates: CertificateTexts = {
  names,
  keyUsage,
  issuedBy: 'Кем выдан',
  serialNumber: 'Серийный номер',
  fingerprint: 'Отпечаток SHA-256',
  validUntil: 'действует до {date}',
  validFromUntil: 'с {from} до {until}',
  validity: 'Срок действия',
  daysLeft: plural({ one: 'остался {count} день', few: 'осталось {count} дня', other: 'осталось {count} дней' }),
  expired: 'срок действия истёк {date}',
  notYetValid: 'начнёт действовать {date}',
  details: 'Подробнее о сертификате (регистрационном свидетельстве)',
  subject: 'Кому выдан',
  withoutName: '(без имени)',
  unreadable: 'Этот сертификат не удаётся прочитать.',
  extendedKeyUsage: 'Дополнительное назначение',
  usedFor: 'Назначение',
  alternativeNames: 'Другие имена',
  template: 'Шаблон сертификата',
  templateVersion: '{oid}, версия {major}.{minor}',
  challengePassword: 'Кодовое слово для удостоверяющего центра',
  purposes: {
    clientAuth: 'вход на сайты',
    emailProtection: 'защита электронной почты',
    codeSigning: 'подпись программ',
    serverAuth: 'проверка серверов',
    timeStamping: 'метки времени',
    smartcardLogon: 'вход в Windows по карте',
  },
}
