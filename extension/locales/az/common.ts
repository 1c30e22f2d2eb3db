/** Azerbaijani: words that every screen uses. */
import type { CommonTexts } from '../texts.ts'

export const common: CommonTexts = {
  language: 'Dil',
  close: 'Bağla',
  more: 'Daha çox göstər',
  code: 'Kod: {code}',
  programs: 'Daşıyıcının drayverini istifadə edən proqramlar: {programs}.',
  hiddenCharacter: 'görünməyən simvol',
  bytes: '{count} bayt',
  kilobytes: '{count} KB',
  megabytes: '{count} MB',
  date: '{day} {month} {year}',
  decimal: ',',
  group: '\u00a0',
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
  quoted: '«{text}»',
  unknown: 'məlum deyil',
}
