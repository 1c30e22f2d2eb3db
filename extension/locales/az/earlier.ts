/** Azerbaijani: those who signed a document before. */
import type { EarlierTexts } from '../texts.ts'
import { plural } from '../plural.ts'

export const earlier: EarlierTexts = {
  title: plural({ other: 'Əvvəl {count} nəfər imzalayıb' }),
  said: '{time}, imzalayanın öz saatı ilə',
  stamped: '{time}, vaxt möhürü ilə',
  noTime: 'Vaxt göstərilməyib.',
  roles: 'Özünün dediyinə görə, imzaladığı vəzifə: {roles}',
  issuedBy: 'Sertifikatı verən: {issuer}',
  documents: plural({ other: '{count} sənəd' }),
  unseen: 'Uzun sənədlərdə əvvəlki imzalar axtarılmayıb.',
  again: 'Siz bunu bu sertifikatla artıq imzalamısınız.',
  findings: {
    timestampWrong: 'Vaxt möhürü var, amma burada təsdiqlənmir.',
    partOnly: 'Sənədin yalnız bir hissəsi, yaxud əvvəlki halı imzalanıb.',
  },
}
