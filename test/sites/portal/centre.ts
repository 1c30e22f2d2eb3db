/** What all routes of the centre stand on, and what it does by the clock. */
import type { Addresses } from './authority/addresses.ts'
import type { Authority } from './authority/authority.ts'
import { mail, type MailName } from './mails.ts'
import type { Revocations } from './revocations.ts'
import { sendMessage } from './store/messages.ts'
import type { Store } from './store/open-store.ts'
import { cancelOverdue, type Enrolment } from './store/requests.ts'

export interface Centre {
  store: Store
  authority: Authority
  revocations: Revocations
  /** FINs of those who may work at the desk; where there are none, a stand-in does. */
  staff: readonly string[]
  now: () => Date
  /** The letters of the next picture. */
  letters: () => string
  origin: () => string
  /** What certificates of the issuing authority say. */
  addresses: () => Addresses
}

/** DD.MM.YYYY, local. */
export const writtenDate = (date: Date): string =>
  `${String(date.getDate()).padStart(2, '0')}.${String(date.getMonth() + 1).padStart(2, '0')}.${date.getFullYear()}`

/** An e-mail to whom the request is for. */
export function writeTo({ store, now }: Centre, to: Enrolment, about: [MailName, Record<string, string>?]): void {
  const { email: address, language } = to.application
  const [name, values] = about
  sendMessage(store, { channel: 'email', address, ...mail(language, name, { number: to.number, ...values }) }, now())
}

/** To be called before the register is read: what is overdue by now is cancelled, and its applicant told. */
export function keepDeadlines(centre: Centre): void {
  for (const enrolment of cancelOverdue(centre.store, centre.now()))
    writeTo(centre, enrolment, ['cancelled', { reason: `1 ay (${writtenDate(enrolment.deadline)})` }])
}
