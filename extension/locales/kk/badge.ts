/** Kazakh: the words of the toolbar icon. */
import type { BadgeTexts } from '../texts.ts'
import { plural } from '../plural.ts'

export const badge: BadgeTexts = {
  tokens: plural({ other: '{count} токен қосылған' }),
  attention: plural({ other: '{count} мәселе назарыңызды қажет етеді' }),
}
