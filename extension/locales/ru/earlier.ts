/** Russian: those who signed a document before. */
import type { EarlierTexts } from '../texts.ts'
import { plural } from '../plural.ts'

export const earlier: EarlierTexts = {
  title: plural({
    one: 'До вас подписал {count} человек',
    few: 'До вас подписали {count} человека',
    other: 'До вас подписали {count} человек',
  }),
  said: '{time}, по часам подписавшего',
  stamped: '{time}, по метке времени',
  noTime: 'Время не указано.',
  roles: 'По собственным словам, подписал как: {roles}',
  issuedBy: 'Сертификат выдал: {issuer}',
  documents: plural({ one: '{count} документ', few: '{count} документа', other: '{count} документов' }),
  unseen: 'В длинных документах прежние подписи не искались.',
  again: 'Вы уже подписали это этим сертификатом.',
  findings: {
    timestampWrong: 'Метка времени есть, но здесь она не подтверждена.',
    partOnly: 'Подписана только часть документа или его прежнее состояние.',
  },
}
