/** Azerbaijani: the authorities for time stamps in Settings. */
import type { TimestampTexts } from '../texts.ts'

export const timestamps: TimestampTexts = {
  title: 'Vaxt möhürləri',
  meaning:
    'Sayt sənədin nə vaxt imzalandığına sübut istəyə bilər. Onda artırma bu xidmətlərin birindən vaxt möhürü istəyir. Xidmət imzanın heşini alır, sənəddən isə heç nə almır.',
  empty: 'Heç bir xidmət qurulmayıb: imzalar vaxt möhürü olmadan yaradılır.',
  nameLabel: 'Adı',
  addressLabel: 'Ünvan',
  addressHint: 'Xidmətin dərc etdiyi kimi: {example}',
  rootLabel: 'Kök sertifikat',
  rootHint: 'Xidmətin özündən alınmış fayl. Ona aparmayan vaxt möhürləri rədd edilir.',
  chooseRoot: 'Fayl seç',
  address: 'Ünvan',
  root: 'Kök sertifikat',
  byAdministrator: 'İnzibatçınız qurub',
  notAllowed: 'Brauzerə hələ bu ünvana qoşulmaq icazəsi verilməyib.',
  allow: 'Qoşulmağa icazə ver',
  add: 'Əlavə et',
  adding: 'Brauzerdən icazə istənilir …',
  added: 'Əlavə edildi.',
  remove: 'Sil',
  refused: 'Brauzerə bu ünvana qoşulmaq icazəsi verilmədi. Heç nə əlavə edilmədi.',
  nameWrong: 'Ad yoxdur, çox uzundur və ya artıq siyahıdadır. Heç nə əlavə edilmədi.',
  addressWrong: 'Ünvan {prefix} ilə başlamalı və istifadəçi adı olmamalıdır. Heç nə əlavə edilmədi.',
  rootWrong: 'Faylda mərkəzin sertifikatı yoxdur və ya bir neçə sertifikat var. Heç nə əlavə edilmədi.',
  tooMany: 'Siyahı doludur. Əvvəlcə bir xidməti silin.',
}
