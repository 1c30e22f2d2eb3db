/** How large a picture is and whether it moves, read from its bytes before anything is decoded. */
import type { Size } from '../pages/pages.ts'
import type { FileType } from './file-types.ts'

export interface ImageHeader extends Size {
  /** It has more than one frame, of which the first is drawn. */
  moving: boolean
}

export type ImageType = Extract<FileType, 'png' | 'jpeg' | 'gif' | 'webp'>

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const tag = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))

/** One reader a kind. Each throws RangeError where the bytes end too early, and gives `null` where there is no size. */
const readers: Record<ImageType, (bytes: Uint8Array) => ImageHeader | null> = {
  png: readPng,
  jpeg: readJpeg,
  gif: readGif,
  webp: readWebp,
}

export const isImageType = (type: FileType | null): type is ImageType => type !== null && Object.hasOwn(readers, type)

/** `null`: the header is broken. */
export function imageHeader(bytes: Uint8Array, type: ImageType): ImageHeader | null {
  try {
    const header = readers[type](bytes)
    return header && header.width > 0 && header.height > 0 ? header : null
  } catch {
    return null
  }
}

/** PNG (Third Edition) sections 5.3, 11.2.1 and 11.3.6.1: `acTL` comes before the picture's data. */
function readPng(bytes: Uint8Array): ImageHeader | null {
  const view = viewOf(bytes)
  if (tag(bytes, 12) !== 'IHDR') return null
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  for (let at = 33; tag(bytes, at + 4) !== 'IDAT'; at += 12 + view.getUint32(at)) {
    if (tag(bytes, at + 4) === 'acTL') return { ...size, moving: view.getUint32(at + 8) > 1 }
  }
  return { ...size, moving: false }
}

/** ITU-T T.81 annex B: the segments up to the frame's header. */
function readJpeg(bytes: Uint8Array): ImageHeader | null {
  const view = viewOf(bytes)
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at++
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), moving: false }
    } else at += 2 + view.getUint16(at + 2)
  }
}

/** GIF89a: the logical screen, and whether a second picture follows the first. */
function readGif(bytes: Uint8Array): ImageHeader {
  const view = viewOf(bytes)
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  const table = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  const afterBlocks = (from: number): number => {
    let at = from
    while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at)
    return at + 1
  }
  let pictures = 0
  for (let at = 13 + table(view.getUint8(10)); at < bytes.length;) {
    const kind = view.getUint8(at)
    if (kind === 0x2c) {
      if (++pictures > 1) break
      at = afterBlocks(at + 11 + table(view.getUint8(at + 9)))
    } else if (kind === 0x21) at = afterBlocks(at + 2)
    else break
  }
  return { ...size, moving: pictures > 1 }
}

/** RFC 9649 section 2. */
function readWebp(bytes: Uint8Array): ImageHeader | null {
  const view = viewOf(bytes)
  const kind = tag(bytes, 12)
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, moving: false }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, moving: false }
  }
  if (kind !== 'VP8X') return null
  const three = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
  return { width: three(24) + 1, height: three(27) + 1, moving: (view.getUint8(20) & 2) !== 0 }
}
