/** The application as a Word document (.docx), to be printed, signed by hand and brought to the registration centre. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { writtenDate } from './centre.ts'
import { centres } from './registers/offers.ts'
import type { Enrolment } from './store/requests.ts'

/** Rows of the printed application; an empty one is left out. */
export function rowsOf({ number, registeredAt, application: given }: Enrolment): [string, string][] {
  const rows: [string, string][] = [
    ['Sorğunun qeydiyyat nömrəsi', number],
    ['Tarix', writtenDate(registeredAt)],
    ['Soyadı, adı, atasının adı', `${given.surname} ${given.name} ${given.patronymic}`],
    ['Şəxsiyyət vəsiqəsi FİN kodu', given.fin],
    ['E-poçt ünvanı', given.email],
    ['Mobil telefon', given.phone],
    ['İş telefonu', given.workPhone],
    ['Təşkilatın VÖEN-i', given.voen],
    ['Təşkilatın adı', given.organisationName],
    ['Struktur bölmə', given.unit],
    ['Tutduğu vəzifəsi', given.position],
    ['Təşkilatın ünvanı', given.address],
    ['SWIFT/BIC kodu', given.swift],
    ['Sertifikatın şablonu', given.template],
    ['Açarın alqoritmi', given.algorithm],
    ['Qeydiyyat mərkəzi', centres[given.centre]?.name ?? ''],
  ]
  return rows.filter(([, value]) => value !== '')
}

export async function makeApplicationDocument(enrolment: Enrolment): Promise<Uint8Array> {
  const cell = (text: string, bold = false): TableCell =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] })
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rowsOf(enrolment).map(([name, value]) => new TableRow({ children: [cell(name, true), cell(value)] })),
  })
  const children = [
    new Paragraph({ text: 'Sertifikat Xidmətinin istifadə edilməsi haqqında ərizə', heading: HeadingLevel.HEADING_1 }),
    table,
    new Paragraph({ text: '', spacing: { before: 480 } }),
    new Paragraph('İmza: ____________________        Tarix: ____________________'),
  ]
  return Packer.toBuffer(new Document({ creator: 'Sertifikat Xidmətləri Mərkəzi', sections: [{ children }] }))
}
