/** Russian: the journal in the token manager. */
import type { OutcomeTexts } from '../text-tables.ts'
import type { ManagerTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const outcomes: OutcomeTexts = {
  signing: 'Начато, исход неизвестен',
  signed: 'Подписано, сайту ещё не передано',
  failed: 'Не подписано',
  delivered: 'Подписано и передано сайту',
  undelivered: 'Подписано, но сайту не передано',
  unknown: 'Неизвестно, подписано ли',
}
/** Of a request for a certificate. */
const requestOutcomes: OutcomeTexts = {
  signing: 'Начато, исход неизвестен',
  signed: 'Запрос подписан, сайту ещё не передан',
  failed: 'Запрос не подписан',
  delivered: 'Запрос подписан и передан сайту',
  undelivered: 'Запрос подписан, но страница была уже закрыта',
  unknown: 'Неизвестно, подписан ли запрос',
}
/** Of a login to a site. */
const loginOutcomes: OutcomeTexts = {
  signing: 'Начато, исход неизвестен',
  signed: 'Подтверждён, сайту ещё не передан',
  failed: 'Не подтверждён',
  delivered: 'Подтверждён и передан сайту',
  undelivered: 'Подтверждён, но страница была уже закрыта',
  unknown: 'Неизвестно, подтверждён ли',
}

export const journal: ManagerTexts['journal'] = {
  intro:
    'Все подписи, сделанные на этом компьютере, и все неверные PIN-коды, новые сверху. Ни содержимое, ни PIN-коды не хранятся.',
  empty: 'Пока ничего не подписано',
  emptyMeaning: 'Перед каждой подписью сюда вносится запись. Когда вы подпишете впервые, она появится здесь.',
  intact: 'Журнал цел: ни одна запись не изменена и не утеряна.',
  intactSoFar: 'Прочитанные записи целы: ни одна не изменена и не утеряна. Более старые проверяются при чтении.',
  broken: 'Журнал изменён, или часть его утеряна. Сохраните копию и сообщите администратору.',
  filter: 'Поиск по документу, имени, сайту или токену',
  fromDay: 'С какого дня',
  toDay: 'По какой день',
  noMatch: 'Таких записей нет.',
  export: 'Сохранить в файл',
  exportTable: 'Сохранить таблицей (CSV)',
  columns: [
    'Время',
    'Результат',
    'Операция',
    'Сайт',
    'Документ',
    'Имя в сертификате',
    'Токен',
    'Серийный номер токена',
    'Осталось попыток',
    'Кем выдан сертификат',
    'Серийный номер сертификата',
    'Сертификат (SHA-256)',
    'Хеш',
    'Значение хеша',
    'Подписали раньше, человек',
    'Подписали раньше',
  ],
  earlier: 'Подписали раньше',
  earlierMore: 'и ещё {more}',
  records: plural({ one: '{count} запись', few: '{count} записи', other: '{count} записей' }),
  newest: plural({
    one: 'Последняя {count} запись',
    few: 'Последние {count} записи',
    other: 'Последние {count} записей',
  }),
  searching: 'идёт поиск в более старых записях…',
  saving: plural({
    one: 'Сохранение: прочитана {count} запись…',
    few: 'Сохранение: прочитаны {count} записи…',
    other: 'Сохранение: прочитано {count} записей…',
  }),
  wrongPin: { user: 'Неверный PIN-код', so: 'Неверный SO PIN' },
  digest: 'Хеш ({hash})',
  certificate: 'Сертификат (SHA-256)',
  noCertificate: 'нет: запрашивался сертификат',
  token: 'Токен',
  details: 'Подробнее',
  login: 'Вход на сайт {site}',
  outcomes,
  requestOutcomes,
  loginOutcomes,
}
