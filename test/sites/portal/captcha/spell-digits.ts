/** The way without the picture: digits told in words, which a screen reader speaks. */
import type { Language } from '../mails.ts'

const words: Record<Language, string> = {
  az: 'sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz',
  kk: 'нөл бір екі үш төрт бес алты жеті сегіз тоғыз',
  ru: 'ноль один два три четыре пять шесть семь восемь девять',
  en: 'zero one two three four five six seven eight nine',
}

export const spellDigits = (digits: string, language: Language): string =>
  Array.from(digits, digit => words[language].split(' ')[Number(digit)]).join(', ')
