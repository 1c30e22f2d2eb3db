/** `unblockPin`: the SO PIN opens, a new user PIN is set. */
import { settingPin } from './set-pin.ts'

export const unblockPin = settingPin((tokens, { pin: soPin, ...rest }, signal) =>
  tokens.unblockPin({ ...rest, soPin }, signal),
)
