/** Azerbaijani: the words of the toolbar icon. */
import type { BadgeTexts } from '../texts.ts'
import { plural } from '../plural.ts'

export const badge: BadgeTexts = {
  tokens: plural({ other: '{count} daşıyıcı qoşulub' }),
  attention: plural({ other: '{count} məsələ diqqətinizi tələb edir' }),
}
