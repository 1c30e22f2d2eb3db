/** `changeSoPin`: the old SO PIN opens, a new one is set. */
import { settingPin } from './set-pin.ts'

export const changeSoPin = settingPin((tokens, { pin: soPin, newPin: newSoPin, ...rest }, signal) =>
  tokens.changeSoPin({ ...rest, soPin, newSoPin }, signal),
)
