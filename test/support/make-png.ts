/** PNG pictures, black at the left and red at the right (PNG, Third Edition, sections 5 and 11). */
import { crc32, deflateSync } from 'node:zlib'
import type { Bytes } from '../../shared/bytes.ts'

const chunk = (type: string, data: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const numbers = words(data.length, crc32(typed))
  return Buffer.concat([numbers.subarray(0, 4), typed, numbers.subarray(4)])
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index))
  return bytes
}

/** `frames`: more than one makes it move, each frame like the first. */
export function makePng(width: number, height: number, frames = 1): Bytes {
  const line = Buffer.alloc(1 + 3 * width)
  for (let x = Math.ceil(width / 2); x < width; x++) line[1 + 3 * x] = 0xc0
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const control = (number: number): Buffer =>
    chunk('fcTL', Buffer.concat([words(number, width, height, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]))
  const later = Array.from({ length: frames - 1 }, (_, index) => [
    control(2 * index + 1),
    chunk('fdAT', Buffer.concat([words(2 * index + 2), data])),
  ])
  const parts = [
    chunk('IHDR', Buffer.concat([words(width, height), Buffer.from([8, 2, 0, 0, 0])])),
    ...(frames > 1 ? [chunk('acTL', words(frames, 0)), control(0)] : []),
    chunk('IDAT', data),
    ...later.flat(),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Uint8Array.from(Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), ...parts]))
}
