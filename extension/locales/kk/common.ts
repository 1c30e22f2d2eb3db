/** Kazakh: words that every screen uses. */
import type { CommonTexts } from '../texts.ts'

export const common: CommonTexts = {
  language: 'Тіл',
  close: 'Жабу',
  more: 'Тағы көрсету',
  code: 'Коды: {code}',
  programs: 'Токеннің драйверін ашып тұрған бағдарламалар: {programs}.',
  hiddenCharacter: 'көрінбейтін таңба',
  bytes: '{count} байт',
  kilobytes: '{count} КБ',
  megabytes: '{count} МБ',
  date: '{year} ж. {day} {month}',
  decimal: ',',
  group: '\u00a0',
  months: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  quoted: '«{text}»',
  unknown: 'белгісіз',
}
