/** Files of payments before the person who signs: one order, and a list with all that can be wrong with one. */
import { utf8 } from '../../../shared/bytes.ts'
import { samples } from '../../support/payments/samples.ts'
import { openDocument } from './sample-documents.ts'
import { samplePageFiles } from './sample-page-files.ts'

/** 120 payments, one to an account number with a mistake, one without an amount; their total is stated otherwise. */
const wages = utf8(
  `Nömrə;Alan;Hesab;Məbləğ;Valyuta;Təyinat\n${Array.from({ length: 120 }, (_, index) => {
    const account = index === 7 ? 'AZ21NABZ00000000137010001949' : 'AZ21NABZ00000000137010001944'
    return `${index + 1};Əliyev Rəşad;${account};${index === 3 ? '1e9' : `${900 + index},50`};AZN;Əmək haqqı, noyabr 2026`
  }).join('\n')}\nCəmi;;;120000,00;AZN;\n`,
)

/** `signing`: the question of signing about a document. */
export const samplePaymentFiles = <Sample>(
  signing: (document: ReturnType<typeof openDocument>) => Sample,
): Record<string, Sample> => ({
  ...samplePageFiles(signing),
  'sign-order': signing(openDocument('1c_to_kl.txt', 'text/plain', samples['1c']?.content ?? utf8(''))),
  'sign-wages': signing(openDocument('Əmək haqqı.csv', 'text/csv', wages)),
})
