/** Documents that are drawn page by page before the person who signs. */
import { utf8 } from '../../../shared/bytes.ts'
import { firstMore, makePages, writing } from '../../support/make-pages.ts'
import { makePng } from '../../support/make-png.ts'
import { openDocument } from './sample-documents.ts'

const contract = ['CONTRACT No 45', 'The seller hands over 12 t of cement', 'for 840.00 AZN.', 'Baku, 21 November 2026']

/** With much of what a PDF can have beside its pages. */
const laden = makePages([writing(contract), writing(['Page 2', 'Signatures of the parties'])], {
  catalog: `/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>> /Names <</EmbeddedFiles <</Names [(a) ${firstMore(2)} 0 R]>>>> /OCProperties <</OCGs [${firstMore(2) + 2} 0 R] /D <</OFF [${firstMore(2) + 2} 0 R]>>>>`,
  page: '/Annots [<</Type /Annot /Subtype /Link /Rect [60 60 200 90] /A <</S /URI /URI (https://example.com)>>>>]',
  more: [
    `<</Type /Filespec /F (invoice.xml) /UF (invoice.xml) /EF <</F ${firstMore(2) + 1} 0 R>>>>`,
    '<</Type /EmbeddedFile /Length 4>>\nstream\n<a/>\nendstream',
    '<</Type /OCG /Name (Draft)>>',
  ],
})
const plain = makePages([writing(contract)])

/** `signing`: the question of signing about a document. */
export const samplePageFiles = <Sample>(
  signing: (document: ReturnType<typeof openDocument>) => Sample,
): Record<string, Sample> => ({
  'sign-pdf': signing(openDocument('Müqavilə 45.pdf', 'application/pdf', laden)),
  'sign-pdf-plain': signing(openDocument('Müqavilə 46.pdf', '', plain)),
  'sign-pdf-broken': signing(openDocument('Müqavilə 47.pdf', 'application/pdf', utf8('%PDF-1.7 …'))),
  'sign-picture': signing(openDocument('Qəbz.png', 'image/png', makePng(640, 400, 2))),
})
