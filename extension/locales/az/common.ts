/** Azerbaijani: words that every screen uses. */
import type { CommonTexts } from '../texts.ts'

export const common: CommonTexts = {
  language: 'Dil',
  close: 'Bağla',
  more: 'Daha çox göstər',
  code: 'Kod: {code}',
  programs: 'Tokenin drayverini açıq saxlayan proqramlar: {programs}.',
  hiddenCharacter: 'görünməyən işarə',
  bytes: '{count} bayt',
  kilobytes: '{count} KB',
  megabytes: '{count} MB',
  date: '{day} {month} {year}',
  decimal: ',',
  group: '.',
  months: [
    'yanvar',
    'fevral',
    'mart',
    'aprel',
    'may',
    'iyun',
    'iyul',
    'avqust',
    'sentyabr',
    'oktyabr',
    'noyabr',
    'dekabr',
  ],
  unknown: 'məlum deyil',
}
