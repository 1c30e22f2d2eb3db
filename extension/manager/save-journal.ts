/** The journal as a file for the person: whole for programs, or as a table for people. It is read a page at a time, to its end. */
import { isWrongPin } from '../../shared/is-wrong-pin.ts'
import type { AnyEntry, JournalEntry, JournalPage, JournalSigner, WrongPinEntry } from '../../shared/journal.ts'
import { isNewRow, linesOf } from './journal-rows.ts'
import type { SavedFile } from './save-file.ts'

/** Names and outcomes in the person's language. */
export interface TableWords {
  columns: readonly string[]
  outcomeOf: (entry: JournalEntry) => string
  wrongPin: Readonly<Record<WrongPinEntry['pin'], string>>
  operationOf: (operation: string) => string
  triesOf: (entry: WrongPinEntry) => string
}

/** `before`: `older` of the page before; `null` for the newest. */
export type ReadPage = (before: string | null) => Promise<JournalPage>

/** `words`: for a table. `told` hears after each page how many lines were read. */
export async function journalFile(
  read: ReadPage,
  words: TableWords | null,
  told: (lines: number) => void = () => undefined,
): Promise<SavedFile> {
  const { name, type, begin, between, end, textOf } = words ? table(words) : json
  const parts: (string | Blob)[] = [begin]
  let lines = 0
  for (let before: string | null = null; ;) {
    const page: JournalPage = await read(before)
    const entries = linesOf(page)
    const text = textOf(entries)
    // The browser keeps what is in a Blob wherever it likes.
    if (text !== '') parts.push(new Blob([parts.length > 1 ? between : '', text]))
    told((lines += entries.length))
    before = page.older
    if (before === null) return { name, type, content: new Blob([...parts, end], { type }) }
  }
}

interface Form {
  name: string
  type: string
  begin: string
  between: string
  end: string
  /** Of one page, newest first. */
  textOf: (entries: readonly AnyEntry[]) => string
}

const json: Form = {
  name: 'mohur-journal.json',
  type: 'application/json',
  begin: '[',
  between: ',',
  end: '\n]\n',
  textOf: entries => (entries.length === 0 ? '' : JSON.stringify(entries, null, 2).slice(1, -2)),
}

const unnamed: JournalSigner = { name: '', issuer: '', serialNumber: '' }

/** CSV (RFC 4180) as spreadsheets of our four languages open it: UTF-8 with its mark, semicolons; one line for each row. */
function table({ columns, outcomeOf, wrongPin, operationOf, triesOf }: TableWords): Form {
  const isNew = isNewRow(new Set())
  const line = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`
  const tokenOf = ({ token }: AnyEntry): string[] => [token.label, token.serialNumber]
  const signatureCells = (entry: JournalEntry): string[] => {
    const { time, operation, origin, document, certificate, signer, earlier, hash, digest } = entry
    const { name, issuer, serialNumber } = signer ?? unnamed
    const fingerprint = certificate ?? ''
    const about = [origin, document, name, ...tokenOf(entry), '']
    return [
      time.toISOString(),
      outcomeOf(entry),
      operationOf(operation),
      ...about,
      issuer,
      serialNumber,
      fingerprint,
      hash,
      digest,
      String(earlier?.count ?? ''),
      earlier?.names.join(', ') ?? '',
    ]
  }
  const wrongPinCells = (entry: WrongPinEntry): string[] => {
    const { time, pin, operation, origin } = entry
    const about = [origin, '', '', ...tokenOf(entry), triesOf(entry)]
    return [time.toISOString(), wrongPin[pin], operationOf(operation), ...about, '', '', '', '', '', '', '']
  }
  const cellsOf = (entry: AnyEntry): string[] => (isWrongPin(entry) ? wrongPinCells(entry) : signatureCells(entry))
  return {
    name: 'mohur-journal.csv',
    type: 'text/csv',
    begin: `\ufeff${line(columns)}`,
    between: '',
    end: '',
    textOf: entries =>
      entries
        .filter(isNew)
        .map(entry => line(cellsOf(entry)))
        .join(''),
  }
}

/** Quoted always. What a spreadsheet would reckon as a formula is text: names come from sites. */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
