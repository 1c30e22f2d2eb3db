/** Azerbaijani: the journal in the token manager. */
import type { OutcomeTexts } from '../text-tables.ts'
import type { ManagerTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const outcomes: OutcomeTexts = {
  signing: 'Başlanıb, nəticə məlum deyil',
  signed: 'İmzalanıb, hələ sayta verilməyib',
  failed: 'İmzalanmayıb',
  delivered: 'İmzalanıb və sayta verilib',
  undelivered: 'İmzalanıb, lakin sayta verilməyib',
  unknown: 'İmzalanıb-imzalanmadığı məlum deyil',
}
/** Of a request for a certificate. */
const requestOutcomes: OutcomeTexts = {
  signing: 'Başlanıb, nəticə məlum deyil',
  signed: 'Sorğu imzalanıb, hələ sayta verilməyib',
  failed: 'Sorğu imzalanmayıb',
  delivered: 'Sorğu imzalanıb və sayta verilib',
  undelivered: 'Sorğu imzalanıb, lakin səhifə artıq bağlı idi',
  unknown: 'Sorğunun imzalanıb-imzalanmadığı məlum deyil',
}
/** Of a login to a site. */
const loginOutcomes: OutcomeTexts = {
  signing: 'Başlanıb, nəticə məlum deyil',
  signed: 'Təsdiqlənib, hələ sayta verilməyib',
  failed: 'Təsdiqlənməyib',
  delivered: 'Təsdiqlənib və sayta verilib',
  undelivered: 'Təsdiqlənib, lakin səhifə artıq bağlı idi',
  unknown: 'Təsdiqlənib-təsdiqlənmədiyi məlum deyil',
}

export const journal: ManagerTexts['journal'] = {
  intro:
    'Bu kompüterdə qoyulan bütün imzalar və bütün səhv PİN kodlar, ən yeniləri yuxarıda. Nə məzmun, nə də PİN kod saxlanılır.',
  empty: 'Hələ heç nə imzalanmayıb',
  emptyMeaning: 'Hər imzadan əvvəl bura qeyd yazılır. İlk imzanız da burada görünəcək.',
  intact: 'Jurnal bütövdür: heç bir qeyd dəyişdirilməyib və itməyib.',
  intactSoFar:
    'İndiyədək oxunan qeydlər bütövdür: heç biri dəyişdirilməyib və itməyib. Daha köhnələri oxunanda yoxlanılır.',
  broken: 'Jurnal dəyişdirilib və ya bir hissəsi itib. Surətini saxlayın və inzibatçıya bildirin.',
  filter: 'Sənəd, ad, sayt və ya daşıyıcıya görə axtarış',
  fromDay: 'Hansı gündən',
  toDay: 'Hansı günədək',
  noMatch: 'Belə qeyd yoxdur.',
  export: 'Fayl kimi saxla',
  exportTable: 'Cədvəl kimi saxla (CSV)',
  columns: [
    'Vaxt',
    'Nəticə',
    'Əməliyyat',
    'Sayt',
    'Sənəd',
    'Sertifikatdakı ad',
    'Daşıyıcı',
    'Daşıyıcının seriya nömrəsi',
    'Qalan cəhdlər',
    'Sertifikatı verən',
    'Sertifikatın seriya nömrəsi',
    'Sertifikat (SHA-256)',
    'Heş',
    'Heş dəyəri',
    'Əvvəl imzalayanların sayı',
    'Əvvəl imzalayanlar',
  ],
  earlier: 'Əvvəl imzalayanlar',
  earlierMore: 'və daha {more} nəfər',
  records: plural({ other: '{count} qeyd' }),
  newest: plural({ other: 'Ən yeni {count} qeyd' }),
  searching: 'daha köhnə qeydlər axtarılır…',
  saving: plural({ other: 'Saxlanılır: {count} qeyd oxunub…' }),
  wrongPin: { user: 'Səhv PİN kod', so: 'Səhv SO PIN kodu' },
  digest: 'Heş ({hash})',
  certificate: 'Sertifikat (SHA-256)',
  noCertificate: 'yoxdur: sertifikat sorğusu edilib',
  token: 'Daşıyıcı',
  details: 'Ətraflı',
  login: '{site} saytına giriş',
  outcomes,
  requestOutcomes,
  loginOutcomes,
}
