/** A file of payments in one of the formats that accounting programs write; all of it, or nothing. */
import { FieldWrong } from '../field-checks.ts'
import { forms } from '../forms.ts'
import { ImportFault, type FoundPayment, type PaymentFile } from './found-payment.ts'
import { read1c } from './read-1c.ts'
import { readMt100 } from './read-mt100.ts'
import { readPain001 } from './read-pain001.ts'

const files: readonly PaymentFile[] = [read1c, readMt100, readPain001]
const most = 10_000

/** What each payment puts into its document, in the order of the file. @throws ImportFault with the line */
export function readImport(bytes: Uint8Array): Record<string, string>[] {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1')
  const file = files.find(({ recognise }) => recognise(head))
  if (!file) throw new ImportFault('importUnknown', 1)
  const payments = file.read(bytes)
  if (payments.length === 0) throw new ImportFault('importEmpty', 1)
  if (payments.length > most) throw new ImportFault('importMany', payments[most]?.line ?? 1)
  return payments.map(entriesOf)
}

function entriesOf({ line, parts }: FoundPayment): Record<string, string> {
  const currency = parts.get('currency')
  if (currency && currency.text !== 'KZT') throw new ImportFault('currencyWrong', currency.line, 'amount')
  const entries: Record<string, string> = {}
  for (const { name, entries: read } of forms.payment.fields) {
    const part = parts.get(name)
    try {
      Object.assign(entries, read(part?.text ?? ''))
    } catch (error) {
      if (!(error instanceof FieldWrong)) throw error
      throw new ImportFault(error.code, part?.line ?? line, name)
    }
  }
  return entries
}
