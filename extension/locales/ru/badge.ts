/** Russian: the words of the toolbar icon. */
import type { BadgeTexts } from '../texts.ts'
import { plural } from '../plural.ts'

export const badge: BadgeTexts = {
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
}
