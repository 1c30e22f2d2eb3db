/** `changePin`: the old user PIN opens, a new one is set. */
import { settingPin } from './set-pin.ts'

export const changePin = settingPin((tokens, change, signal) => tokens.changePin(change, signal))
