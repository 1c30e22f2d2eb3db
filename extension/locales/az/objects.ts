/** Azerbaijani: what lies on a token. */
import type { ObjectKindTexts } from '../text-tables.ts'
import type { ObjectTexts } from '../texts.ts'

const kinds: ObjectKindTexts = {
  certificate: 'Sertifikat',
  keyPair: 'Açar cütü',
  data: 'Məlumat obyekti',
  secretKey: 'Gizli açar',
}

export const objects: ObjectTexts = {
  kinds,
  unnamed: '(adsız)',
  withKey: 'Açarı bu daşıyıcıdadır.',
  withoutKey: 'Açarı bu daşıyıcıda deyil.',
  retired: 'İstifadədən çıxarılıb: imza üçün təklif olunmur.',
  retire: 'İstifadədən çıxar',
  useAgain: 'İstifadəyə qaytar',
  retireHint:
    'Əvəz olunmuş sertifikatı istifadədən çıxarmaq olar: o, daha imza üçün təklif olunmur. Daşıyıcıda qalır; onu istifadəyə qaytara və ya silə bilərsiniz.',
  waiting: 'Sertifikatını gözləyir.',
  paired: 'Sertifikatı bu daşıyıcıdadır.',
  foreignKey: 'Açar: {name}. Bu açarla hələ imzalamaq olmur; daşıyıcıda qalan hər şey adi qaydada işləyir.',
  exportable: 'Faylda saxlanıla bilər.',
  private: 'Yalnız PİN kodla görünür.',
  bits: '{bits} bit',
  chainWhole: 'Zəncir tamdır: {names}',
  chainBroken: 'Zəncir tam deyil: {issuer} sertifikatı daşıyıcıda yoxdur.',
  daysOf: '{total} gündən {left} gün qalıb',
}
