/** Azerbaijani: the authorities for time stamps and revocation in Settings. */
import type { AuthorityTexts } from '../texts.ts'

export const authorities: AuthorityTexts = {
  title: 'Vaxt möhürləri və sertifikatların ləğvi',
  meaning:
    'Sayt sənədin nə vaxt imzalandığına sübut və ya imzalayanın sertifikatının ləğv edilib-edilmədiyini bilmək istəyə bilər. Onda artırma bu xidmətlərin birinə müraciət edir. Vaxt möhürü üçün xidmət imzanın heşini, ləğvi yoxlamaq üçün sertifikatın nömrəsini alır, sənəddən isə heç nə almır.',
  empty: 'Heç bir xidmət qurulmayıb: imzalar vaxt möhürü olmadan yaradılır, sertifikatların ləğvi yoxlanılmır.',
  nameLabel: 'Adı',
  timestamp: 'Vaxt möhürü xidmətinin ünvanı',
  ocsp: 'OCSP xidmətinin ünvanı',
  crl: 'Ləğv edilmiş sertifikatlar siyahısının ünvanı (CRL)',
  addressHint: 'Xidmətin dərc etdiyi kimi: {example}',
  addressesHint: 'Bir ünvan kifayətdir. Xidmətdə olmayanı boş saxlayın.',
  certificatesLabel: 'Xidmətin sertifikatları',
  certificatesHint:
    'Xidmətin özündən alınmış fayl: kök sertifikat və ya sertifikat verən sertifikatlar. Onlara aparmayan vaxt möhürləri rədd edilir; ləğvi yoxlanılanlar isə onlara aparan sertifikatlardır.',
  chooseFile: 'Fayl seç',
  certificate: 'Sertifikat',
  byAdministrator: 'İnzibatçınız qurub',
  notAllowed: 'Brauzerə hələ bu ünvanlara qoşulmaq icazəsi verilməyib.',
  allow: 'Qoşulmağa icazə ver',
  add: 'Əlavə et',
  adding: 'Brauzerdən icazə istənilir …',
  added: 'Əlavə edildi.',
  remove: 'Sil',
  refused: 'Brauzerə bu ünvana qoşulmaq icazəsi verilmədi. Heç nə əlavə edilmədi.',
  nameWrong: 'Ad yoxdur, çox uzundur və ya artıq siyahıdadır. Heç nə əlavə edilmədi.',
  addressWrong:
    'Ən azı bir ünvan lazımdır. O, {prefix} ilə (ləğvi yoxlamaq üçün {plain} ilə də olar) başlamalı və istifadəçi adı olmamalıdır. Heç nə əlavə edilmədi.',
  certificatesWrong: 'Faylda mərkəzin sertifikatı yoxdur və ya sertifikatlar çoxdur. Heç nə əlavə edilmədi.',
  tooMany: 'Siyahı doludur. Əvvəlcə bir xidməti silin.',
}
