/** English: the words of the toolbar icon. */
import { plural } from '../plural.ts'

export const badge = {
  tokens: plural({ one: '{count} token is connected', other: '{count} tokens are connected' }),
  attention: plural({ one: '{count} thing needs your attention', other: '{count} things need your attention' }),
} as const
