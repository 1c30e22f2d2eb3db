/** What a mark says beside the name: in the language that the page chose, of what the certificate and the signature have. */
import type { MarkLanguage } from '../../../../shared/mark.ts'

interface MarkWords {
  signed: string
  /** Of a time as ISO 8601 has it, in UTC: `2026-11-21`, `09:14:03`. */
  when: (date: string, time: string) => string
}

const dotted = (date: string): string => date.split('-').toReversed().join('.')

export const markWords: Readonly<Record<MarkLanguage, MarkWords>> = {
  az: { signed: 'Elektron imza ilə imzalanıb', when: (date, time) => `${dotted(date)}, ${time} UTC` },
  kk: { signed: 'Электрондық қолтаңбамен қол қойылды', when: (date, time) => `${dotted(date)}, ${time} UTC` },
  ru: { signed: 'Подписано электронной подписью', when: (date, time) => `${dotted(date)}, ${time} UTC` },
  en: { signed: 'Signed electronically', when: (date, time) => `${date}, ${time} UTC` },
}
