/** What pdf.js leaves out it only warns of in its worker's console: here that is told to the window, and the console stays silent. */
import { lossMessage } from './loss-message.ts'

/** Of its warnings those after which something is not drawn, or otherwise than it should be; the others are about repairs. */
const losses =
  /^Warning: (?:getOperatorList - ignoring|getContentStream - ignoring|addOpList - ignoring|parseShading|handleTilingType|_handleColorSpace|parseAppearanceStream|loadFont|translateFont|buildFontPaths|ensureStateFont|Unable to decode image|Image exceeded|Unsupported|Unimplemented|Unknown command|decodeScan|JpegImage|JpxImage#getJsModule|BMP image|Type3 font|Invalid stream|Skipping|.* -- ignoring the rest)/

let told = false

Object.assign(globalThis.console, {
  warn: (warning: unknown) => {
    if (told || !losses.test(String(warning))) return
    told = true
    postMessage(lossMessage)
  },
})
