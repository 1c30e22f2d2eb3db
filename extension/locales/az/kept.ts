/** Azerbaijani: signatures that no site has got. */
import type { KeptTexts } from '../texts.ts'

export const kept: KeptTexts = {
  title: 'İmzalanıb, lakin sayta verilməyib',
  intro:
    'Sayt bu imzaları almayıb, ona görə onlar burada şifrələnmiş halda saxlanılır. Lazım olanı fayl kimi yadda saxlayın, sonra buradan silin. Qalanlar 7 gündən sonra silinir.',
  until: 'Bu tarixədək saxlanılır: {date}.',
  save: 'Yadda saxla',
  choose: 'Sənədi seç',
  wanted:
    'Sənəd bu imzanın içində olmalıdır, lakin saxlanılmayıb. Həmin faylı seçin, imza onunla birlikdə yadda saxlanılacaq.',
  saved: 'Yadda saxlamaq üçün brauzerə verildi.',
  otherFile: 'Bu, imzalanan fayl deyil. Faylın o vaxtkı halını seçin.',
  changed: 'Burada saxlanılanlar dəyişdirilib',
  changedNext:
    'Ondan heç nə verilmir. Yenidən imzalamazdan əvvəl saytdan imzanızı alıb-almadığını soruşun və bunu silin.',
  discard: 'Sil',
}
