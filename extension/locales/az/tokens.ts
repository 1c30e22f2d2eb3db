/** Azerbaijani: tokens, PINs and the rules for a new one. */
import type { TokenKindTexts, TokenStateTexts } from '../text-tables.ts'
import type { TokenTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const states: TokenStateTexts = {
  ready: 'Hazırdır',
  blank: 'Boşdur: sertifikat sorğusuna hazırdır',
  uninitialized: 'Aktivləşdirilməyib',
  locked: 'PİN kod bloklanıb',
}

const kinds: TokenKindTexts = { pkcs11: 'E-imza daşıyıcısı', software: 'Proqram daşıyıcısı' }

export const tokens: TokenTexts = {
  states,
  kinds,
  softwareMeaning: 'Açarlar ayrıca qurğuda deyil, bu kompüterdə şifrələnmiş faylda saxlanılır.',
  unused: 'Hələ istifadə olunmayıb: PİN kodu ilk açarla birlikdə seçirsiniz',
  withoutLabel: '(ad verilməyib)',
  serial: 'Seriya nömrəsi',
  manufacturer: 'İstehsalçı',
  model: 'Model',
  kind: 'Növü',
  algorithms: 'Yarada bildiyi açarlar',
  pin: {
    label: 'Daşıyıcının PİN kodu',
    onDevice: 'PİN kodu qurğunun özündə daxil edin. Bu pəncərə onu heç vaxt görmür.',
    left: plural({ other: '{count} cəhd qalıb' }),
    counted: plural({ other: '{count} cəhd qalıb.' }),
    low: 'Az cəhd qalıb.',
    final: 'Bu, son cəhddir. PİN kod səhv olsa, bloklanacaq.',
    locked: 'Bu daşıyıcının PİN kodu bloklanıb.',
    confirmFinal: 'Bunun son cəhd olduğunu bilirəm',
    rules: {
      length: '{min}–{max} simvol',
      characters: 'latın hərfləri, rəqəmlər və işarələr, boşluqsuz',
      letter: 'ən azı bir hərf',
      digit: 'ən azı bir rəqəm',
      digits: 'yalnız rəqəmlər: bu daşıyıcı başqa heç nə qəbul etmir',
      run: 'ardıcıl üç simvol olmasın: 123, abc, aaa',
    },
    kept: 'yerinə yetirilib',
    broken: 'hələ yerinə yetirilməyib',
    newTitle: 'Bu daşıyıcı üçün PİN kod seçin',
    newMeaning: 'Hər imza üçün soruşulacaq. Onu heç kim bərpa edə bilməz.',
    new: 'Yeni PİN kod',
    repeat: 'Yeni PİN kod (təkrar)',
    differs: 'PİN kodlar eyni deyil.',
  },
}
