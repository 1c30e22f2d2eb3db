/** Azerbaijani: the authorities for roots, time stamps and revocation in Settings. */
import type { AuthorityTexts } from '../texts.ts'

export const authorities: AuthorityTexts = {
  title: 'Etibar edilən köklər, vaxt möhürləri və sertifikatların ləğvi',
  rootsMeaning:
    'Sertifikat mərkəzinin burada əlavə etdiyiniz kök sertifikatları kimin imzaladığını təsdiqləyir: imzalanmış faylları yoxlayanda və öz sertifikatlarınıza baxanda. Hansılarına etibar etdiyiniz saytlara bildirilmir.',
  meaning:
    'Sayt sənədin nə vaxt imzalandığına sübut və ya imzalayanın sertifikatının ləğv edilib-edilmədiyini bilmək istəyə bilər. Onda artırma bu xidmətlərin birinə müraciət edir. Vaxt möhürü üçün xidmət imzanın heşini, ləğvi yoxlamaq üçün sertifikatın nömrəsini alır, sənəddən isə heç nə almır.',
  empty:
    'Heç bir xidmət qurulmayıb: heç bir kökə etibar edilmir, imzalar vaxt möhürü olmadan yaradılır, sertifikatların ləğvi yoxlanılmır.',
  nameLabel: 'Adı',
  timestamp: 'Vaxt möhürü xidmətinin ünvanı',
  ocsp: 'OCSP xidmətinin ünvanı',
  crl: 'Ləğv edilmiş sertifikatlar siyahısının ünvanı (CRL)',
  addressHint: 'Xidmətin dərc etdiyi kimi: {example}',
  addressesHint: 'Xidmətdə olmayanı boş saxlayın. Ünvan olmadıqda yalnız kök sertifikatları əlavə edilir.',
  certificatesLabel: 'Xidmətin sertifikatları',
  certificatesHint:
    'Xidmətin özündən alınmış fayl: kök sertifikat və ya sertifikat verən sertifikatlar. Onlara aparmayan vaxt möhürləri rədd edilir; ləğvi yoxlanılanlar isə onlara aparan sertifikatlardır.',
  chooseFile: 'Fayl seç',
  certificate: 'Sertifikat',
  root: 'Etibar edilən kök sertifikat',
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
    'Ünvan {prefix} ilə (ləğvi yoxlamaq üçün {plain} ilə də olar) başlamalı və istifadəçi adı olmamalıdır. Heç nə əlavə edilmədi.',
  certificatesWrong: 'Faylda mərkəzin sertifikatı yoxdur və ya sertifikatlar çoxdur. Heç nə əlavə edilmədi.',
  compare:
    'Hər barmaq izini sertifikat mərkəzinin sizə kağızda verdiyi və ya dərc etdiyi ilə tutuşdurun. Son {length} simvolu burada göstərilmir: onları oradan daxil edin. Faylı göndərən onu dəyişdirə bilərdi.',
  proofLabel: 'Bu barmaq izinin son {length} simvolu, kağızdan',
  proofDiffers:
    'Bunlar bu barmaq izinin son {length} simvolu deyil. Yenidən daxil edin; kağızda başqadırsa, bu, həmin mərkəzin kökü deyil: onu əlavə etməyin.',
  proofWrong: 'Kağızdan daxil edilən barmaq izinin sonu ilə üst-üstə düşmür. Heç nə əlavə edilmədi.',
  notRoot: {
    unreadable: 'Onu oxumaq mümkün deyil, ona etibar edilməyəcək.',
    issuedByAnother:
      'Bu, kök sertifikat deyil: onu {issuer} verib. Ona kök kimi etibar edilməyəcək, yalnız yuxarıdakı ünvanlar üçün istifadə olunacaq. Həmin mərkəzin kökünü də seçin.',
    notAuthority:
      'Bu, kök sertifikat deyil: onunla sertifikat vermək olmaz. Ona kök kimi etibar edilməyəcək. Kök sertifikatı sertifikat mərkəzindən istəyin.',
  },
  noRoot:
    'Bu sertifikatların heç biri kök deyil, ünvan olmadan isə başqa əlavə ediləsi bir şey yoxdur. Kök sertifikatı olan faylı seçin. Heç nə əlavə edilmədi.',
  tooMany: 'Siyahı doludur. Əvvəlcə bir xidməti silin.',
  /** In the window of a signature. */
  asked: {
    timestamp: 'Vaxt möhürü {authority} xidmətindən ({hosts}) alınacaq: o, imzanın heşini alır.',
    revocation:
      'Sertifikatların ləğv edilib-edilmədiyi {authority} xidmətindən ({hosts}) soruşula bilər: o, onların nömrələrini alır.',
  },
}
