/** Russian: the toolbar popup. */
import { plural } from '../plural.ts'
import type { PopupTexts } from '../texts.ts'

export const popup: PopupTexts = {
  thisSite: 'Этот сайт',
  noSite: 'Эта страница не может запрашивать подпись.',
  notAllowed: 'Пока не разрешено. Сайт может попросить разрешение.',
  mayNow: 'Разрешено:',
  revoke: 'Отозвать разрешение',
  tokens: 'Подключённые токены',
  noTokens: 'Токен не подключён.',
  attention: {
    title: 'Требует внимания',
    pin: 'Открыть токен',
    certificate: 'Открыть сертификаты',
    module: 'Открыть модули',
    enrolment: 'Открыть сертификаты',
    signature: 'Открыть журнал',
    kept: 'Сохранить подписи',
    more: plural({
      one: 'И ещё {count}: смотрите панель управления.',
      few: 'И ещё {count}: смотрите панель управления.',
      other: 'И ещё {count}: смотрите панель управления.',
    }),
  },
  host: 'Программа Mohur',
  hostStates: {
    ready: 'Готова',
    missing: 'Не установлена',
    outdated: 'Старее расширения',
    newer: 'Расширение устарело',
    unknown: 'Ещё не запускалась',
  },
  mend: 'Что делать',
  manager: 'Открыть панель управления',
}
