/** CRC-32 as ZIP has it (ISO 3309, APPNOTE section 4.4.7): finds damage, and proves nothing. */

const polynomial = 0xedb88320

const table = Uint32Array.from({ length: 256 }, (_, octet) => {
  let value = octet
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1
  return value
})

/** `before`: of the bytes that come first, where these are not all. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before
  for (const octet of bytes) value = (table[(value ^ octet) & 0xff] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}
