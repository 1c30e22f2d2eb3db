/** Russian: the toolbar popup, and the words of the toolbar icon. */
import type { PopupTexts } from '../texts.ts'
import { plural } from '../plural.ts'

export const popup: PopupTexts = {
  thisSite: 'Этот сайт',
  noSite: 'Эта страница не может просить подпись.',
  notAllowed: 'Пока не разрешено. Сайт может попросить разрешение.',
  mayNow: 'Разрешено:',
  revoke: 'Отозвать разрешение',
  tokens: 'Токены сейчас',
  noTokens: 'Токен не подключён.',
  attention: {
    title: 'Требует внимания',
    pin: 'Открыть токен',
    certificate: 'Открыть сертификаты',
    module: 'Открыть модули',
    enrolment: 'Открыть сертификаты',
  },
  badge: {
    tokens: plural({
      one: 'подключён {count} токен',
      few: 'подключено {count} токена',
      other: 'подключено {count} токенов',
    }),
    attention: plural({
      one: '{count} вопрос требует вашего внимания',
      few: '{count} вопроса требуют вашего внимания',
      other: '{count} вопросов требуют вашего внимания',
    }),
  },
  host: 'Программа подписи',
  hostStates: {
    ready: 'Готова',
    missing: 'Не установлена',
    outdated: 'Другой версии, чем расширение',
    unknown: 'Ещё не запускалась',
  },
  mend: 'Что делать',
  manager: 'Открыть управление токенами',
}
