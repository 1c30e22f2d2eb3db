/** The letters of XML 1.0 (fifth edition sections 2.2, 2.3, 2.11, 3.3.3 and 4.1): names, references and ends of lines. */

/** What stands nowhere in a document (production 2); surrogates by themselves are no UTF-8. */
// oxlint-disable-next-line no-control-regex
export const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

const letters =
  'A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd'
/** U+10000 to U+EFFFF. */
const beyond = '[\ud800-\udb7f][\udc00-\udfff]'
/** Without a colon: NCName of Namespaces in XML 1.0 (third edition). */
export const name = `(?:[${letters}]|${beyond})(?:[${letters}\\-.0-9\xb7\u0300-\u036f\u203f\u2040]|${beyond})*`

export class NotWellFormed extends Error {}

/** The line ends of a piece of the document. */
export const withLines = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text)

/** Text between tags. @throws NotWellFormed */
export function contentOf(text: string): string {
  if (text.includes(']]>')) throw new NotWellFormed()
  return withReferences(withLines(text))
}

/** Between its quotes, without a less-than sign. @throws NotWellFormed */
export const attributeValue = (text: string): string =>
  withReferences(/[\t\n\r]/.test(text) ? text.replaceAll(/\r\n|[\t\n\r]/g, ' ') : text)

const withReferences = (text: string): string =>
  text.includes('&') ? text.replaceAll(/&([^;&]*;?)/g, (_, inside: string) => referred(inside)) : text

const entities = new Map([
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
])

function referred(inside: string): string {
  const known = entities.get(inside)
  if (known !== undefined) return known
  const [, decimal, hexadecimal] = /^#(?:(\d+)|x([\da-fA-F]+));$/.exec(inside) ?? []
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  // Of none it is not a number.
  if (!(point <= 0x10_ffff) || (point >= 0xd800 && point <= 0xdfff)) throw new NotWellFormed()
  const character = String.fromCodePoint(point)
  if (forbidden.test(character)) throw new NotWellFormed()
  return character
}
