/** A picture as a document of one page, drawn by the browser's own decoder. */
import { pageLimits, type Pages } from '../pages/pages.ts'
import { within } from '../pages/within.ts'
import { Unreadable } from '../reading.ts'
import { fileTypeOf } from './file-types.ts'
import { imageHeader, isImageType, type ImageHeader, type ImageType } from './image-header.ts'

export interface ReadImage {
  pages: Pages
  header: ImageHeader
}

/** Types by which sites call what is drawn, each for one kind of bytes alone. */
export const imageTypes: ReadonlyMap<string, ImageType> = new Map([
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
])

/** Whether bytes that begin so are a picture, and not called another kind of one. */
export function isImage(bytes: Uint8Array, { essence }: { essence: string }): boolean {
  const type = fileTypeOf(bytes)
  return isImageType(type) && (imageTypes.get(essence) ?? type) === type
}

/** `null`: the bytes are no picture, and are not called one. @throws Unreadable; the signal's reason */
export async function readImage(
  content: Uint8Array,
  { essence, signal }: { essence: string; signal: AbortSignal },
): Promise<ReadImage | null> {
  const type = fileTypeOf(content)
  const called = imageTypes.get(essence)
  if (called !== undefined && called !== type) throw new Unreadable('otherKind')
  if (!isImageType(type)) return null
  const header = imageHeader(content, type)
  if (header === null) throw new Unreadable('syntax')
  if (header.width * header.height > pageLimits.imagePixels) throw new Unreadable('tooLarge')
  const blob = new Blob([Uint8Array.from(content)], { type: `image/${type}` })
  const decoded = await within(createImageBitmap(blob), pageLimits.openMs, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    throw error instanceof Unreadable ? error : new Unreadable('syntax')
  })
  signal.addEventListener('abort', () => decoded.close())
  return { header, pages: onePage(decoded) }
}

function onePage(picture: ImageBitmap): Pages {
  const { width, height } = picture
  return {
    count: 1,
    sizeOf: async () => ({ width, height }),
    draw: async (_, canvas) => {
      const context = canvas.getContext('2d')
      if (!context) throw new Unreadable('failed')
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return { whole: true, missingFonts: [] }
    },
    textOf: async () => '',
  }
}
