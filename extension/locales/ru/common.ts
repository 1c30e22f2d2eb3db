/** Russian: words that every screen uses. */
import type { CommonTexts } from '../texts.ts'

export const common: CommonTexts = {
  language: 'Язык',
  close: 'Закрыть',
  more: 'Показать ещё',
  code: 'Код: {code}',
  programs: 'Драйвер токена сейчас открыт в программах: {programs}.',
  hiddenCharacter: 'невидимый символ',
  bytes: '{count} байт',
  kilobytes: '{count} КБ',
  megabytes: '{count} МБ',
  date: '{day} {month} {year} г.',
  decimal: ',',
  group: '\u00a0',
  months: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  quoted: '«{text}»',
  unknown: 'неизвестно',
}
