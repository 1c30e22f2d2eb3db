/** Russian: requests for certificates that wait. */
import type { EnrolmentTexts } from '../texts.ts'

export const enrolments: EnrolmentTexts = {
  title: 'Запросы, которые ждут сертификата',
  meaning:
    'Сайт, который запрашивал, может получить тот же запрос снова и установит сертификат, когда тот будет готов: подключите тогда токен с ключом. Если забыть запрос, сайту придётся запрашивать новый ключ.',
  since: 'Ждёт сертификата с {date}',
  reference: 'Как его называет сайт',
  forget: 'Забыть запрос',
}
