/** Kazakh: the toolbar popup. */
import { plural } from '../plural.ts'
import type { PopupTexts } from '../texts.ts'

export const popup: PopupTexts = {
  thisSite: 'Осы сайт',
  noSite: 'Бұл бет қол қоюды сұрай алмайды.',
  notAllowed: 'Әлі рұқсат берілмеген. Сайт оны сұрай алады.',
  mayNow: 'Рұқсат берілген:',
  revoke: 'Рұқсатты қайтарып алу',
  tokens: 'Қазір қосылған токендер',
  noTokens: 'Токен қосылмаған.',
  attention: {
    title: 'Назар аударыңыз',
    pin: 'Токенді ашу',
    certificate: 'Сертификаттарды ашу',
    module: 'Модульдерді ашу',
    enrolment: 'Сертификаттарды ашу',
    signature: 'Журналды ашу',
    kept: 'Қолтаңбаларды сақтау',
    more: plural({ other: 'Тағы {count}: басқару панелін қараңыз.' }),
  },
  host: 'Mohur бағдарламасы',
  hostStates: {
    ready: 'Дайын',
    missing: 'Орнатылмаған',
    outdated: 'Нұсқасы кеңейтімдікінен ескі',
    newer: 'Кеңейтімнің нұсқасы ескі',
    unknown: 'Әлі іске қосылмаған',
  },
  mend: 'Не істеу керек',
  manager: 'Басқару панелін ашу',
}
