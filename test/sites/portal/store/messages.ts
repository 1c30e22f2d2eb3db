/** What the centre has sent: SMS and e-mail, of which a page shows what a telephone and a mailbox would. */
import type { Store } from './open-store.ts'

export interface Message {
  channel: 'sms' | 'email'
  address: string
  /** Empty for an SMS. */
  subject: string
  text: string
}

export function sendMessage(store: Store, message: Message, now: Date): void {
  const { channel, address, subject, text } = message
  store.run('INSERT INTO messages (channel, address, subject, text, sent_at) VALUES (?, ?, ?, ?, ?)', [
    channel,
    address,
    subject,
    text,
    now.getTime(),
  ])
}

/** The newest first; `to`: to this address alone. */
export const sentMessages = (store: Store, to: string | null): (Message & { sentAt: number })[] =>
  store
    .all(
      `SELECT channel, address, subject, text, sent_at AS sentAt FROM messages ${to === null ? '' : 'WHERE address = ?'} ORDER BY id DESC LIMIT 100`,
      to === null ? [] : [to],
    )
    .map(row => row as unknown as Message & { sentAt: number })
