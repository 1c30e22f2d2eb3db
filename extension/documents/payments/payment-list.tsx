/** Many payments of one file: how many, what they come to, a page of them at a time, a search through all. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { foldCase } from '../../locales/fold-case.ts'
import { fill, formatNumber } from '../../locales/format.ts'
import { amountText } from '../../locales/money.ts'
import { Button } from '../../ui/button.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { paymentsAtOnce } from '../drawable.ts'
import { listedPlaces, searchedTexts } from './listed-places.ts'
import { PaymentRow } from './payment-row.tsx'
import type { PaymentsFile } from './read-payments.ts'

/** From more than so many on there is a search. */
const many = 8

export function PaymentList({ file }: { file: PaymentsFile }): VNode {
  const { documents, common } = useTexts()
  const texts = documents.payments
  const [query, setQuery] = useState('')
  const [from, setFrom] = useState(0)
  const wanted = foldCase(query.trim())
  const ordered = useMemo(() => listedPlaces(file), [file])
  const searching = wanted !== ''
  const searched = useMemo(() => (searching ? searchedTexts(file) : null), [file, searching])
  const found = useMemo(
    () => (searched ? ordered.filter(place => searched[place]?.includes(wanted)) : ordered),
    [ordered, searched, wanted],
  )
  const search = (value: string): void => {
    setQuery(value)
    setFrom(0)
  }
  const shown = found.slice(from, from + paymentsAtOnce)
  const number = (value: number): string => formatNumber(common, value)
  const range = { from: number(from + 1), to: number(from + shown.length), total: number(found.length) }
  return (
    <section class="payments" data-payments={file.payments.length}>
      <Totals file={file} />
      {file.payments.length > many && (
        <TextField name="payment-search" type="search" label={texts.search} value={query} onText={search} />
      )}
      {shown.length === 0 && <p role="status">{texts.none}</p>}
      <ol class="rows">
        {shown.map(place => (
          <PaymentRow key={place} place={place} payment={file.payments[place]} />
        ))}
      </ol>
      {found.length > paymentsAtOnce && (
        <div class="cut">
          <p role="status">{fill(texts.range, range)}</p>
          <div class="row-buttons">
            <Button action="previous-payments" dead={from === 0} onPress={() => setFrom(from - paymentsAtOnce)}>
              {texts.previous}
            </Button>
            <Button
              action="next-payments"
              dead={from + shown.length >= found.length}
              onPress={() => setFrom(from + paymentsAtOnce)}
            >
              {texts.next}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

/** So many currencies are drawn; no honest file has more. */
const currenciesDrawn = 12

function Totals({ file: { payments, sums, unread, faulty } }: { file: PaymentsFile }): VNode {
  const { documents, common, prompt } = useTexts()
  const plural = usePlural()
  const texts = documents.payments
  const counted = (forms: typeof texts.count, count: number): string =>
    fill(plural(forms, count), { count: formatNumber(common, count) })
  const hidden = sums.length - currenciesDrawn
  return (
    <div class="payment-totals">
      <p class="batch-total">{counted(texts.count, payments.length)}</p>
      {sums.length > 0 && <p class="value-name">{documents.labels.total}</p>}
      {sums.slice(0, currenciesDrawn).map(sum => (
        <p key={sum.currency} class="amount-large" data-payments-total={sum.currency}>
          {amountText(common, sum)}
        </p>
      ))}
      {hidden > 0 && <p class="warn">{counted(prompt.batch.moreCurrencies, hidden)}</p>}
      {sums.some(({ currency }) => currency === '') && <p class="warn">{texts.noCurrency}</p>}
      {unread > 0 && <p class="warn">{counted(texts.unread, unread)}</p>}
      {faulty.length > 0 && <p class="warn">{counted(texts.accounts, faulty.length)}</p>}
    </div>
  )
}
