/** Russian: the toolbar popup. */
import type { PopupTexts } from '../texts.ts'

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
    signature: 'Открыть журнал',
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
