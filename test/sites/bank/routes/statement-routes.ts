/** The bank's answer to an accepted request for a statement: what it accepted in that period, as CSV (RFC 4180). */
import { BadRequest, type Route } from '../../site.ts'
import { sessionCookie, type Office } from '../office.ts'
import { personIn } from '../store/logins.ts'
import { getPayment, listPayments, type Payment } from '../store/payments.ts'

const columns = [
  'НомерДокумента',
  'ДатаДокумента',
  'Документ',
  'ПолучательНаименование',
  'ПолучательИИК',
  'Сумма',
  'Валюта',
]

export function statementRoutes({ store, now }: Office): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/payments/:id/statement.csv',
      handle: ({ params, cookies }) => {
        personIn(store, cookies.get(sessionCookie), now())
        const { kind, status, fields } = getPayment(store, params['id'])
        if (kind !== 'statement' || status !== 'accepted') throw new BadRequest(404, { payment: 'statementMissing' })
        const { НачалоПериода: from = '', КонецПериода: to = '' } = fields
        const inPeriod = ({ fields: { ДатаДокумента: day = '', Сумма: amount } }: Payment): boolean =>
          amount !== undefined && from <= day && day <= to
        const rows = listPayments(store, 'accepted').filter(inPeriod)
        const lines = [columns, ...rows.map(({ fields }) => columns.map(name => fields[name] ?? ''))]
        return { body: lines.map(line => `${line.map(quoted).join()}\r\n`).join(''), type: 'text/csv; charset=utf-8' }
      },
    },
  ]
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
