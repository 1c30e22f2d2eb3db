/** Azerbaijani: what lies on a token. */
import type { ObjectKindTexts } from '../text-tables.ts'
import type { ObjectTexts } from '../texts.ts'

const kinds: ObjectKindTexts = {
  certificate: 'Sertifikat',
  keyPair: 'Açar cütü',
  data: 'Məlumat obyekti',
  secretKey: 'Simmetrik açar',
}

export const objects: ObjectTexts = {
  kinds,
  unnamed: '(adsız)',
  withKey: 'Açarı bu daşıyıcıdadır.',
  withoutKey: 'Açarı bu daşıyıcıda deyil.',
  retired: 'İmza üçün təklif olunmur: bunu siz seçmisiniz.',
  retire: 'İmza üçün təklif etmə',
  useAgain: 'Yenidən təklif et',
  retireHint:
    'Yeni sertifikatınız varsa, köhnəsini imza üçün təklif etməmək olar. O, daşıyıcıda qalır və ləğv edilmir.',
  waiting: 'Sertifikatını gözləyir.',
  paired: 'Sertifikatı bu daşıyıcıdadır.',
  foreignKey: 'Açar: {name}. Bu açarla hələ imzalamaq olmur; daşıyıcıda qalan hər şey adi qaydada işləyir.',
  exportable: 'Fayl kimi saxlanıla bilər.',
  private: 'Yalnız PİN kodla görünür.',
  bits: '{bits} bit',
  chainWhole: 'Zəncir tamdır: {names}',
  chainBroken: 'Zəncir tam deyil: {names} → …',
  daysOf: '{total} gündən {left} gün qalıb',
}
