/** A text string of a PDF (ISO 32000-2 sections 7.3.4 and 7.9.2), literal or in hexadecimal, in UTF-16, UTF-8 or PDFDocEncoding: enough to compare names of fields. */
import { latin1Bytes } from './latin1.ts'
import type { Value } from './values.ts'

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Empty for anything else. PDFDocEncoding is read as Latin-1, which differs from it in signs alone. */
export function textIn(value: Value | undefined): string {
  if (value?.kind !== 'string') return ''
  const text = value.text.startsWith('(') ? unescaped(value.text.slice(1, -1)) : fromHexadecimal(value.text)
  if (text.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(latin1Bytes(text))
  return text.startsWith('\u00ef\u00bb\u00bf') ? new TextDecoder().decode(latin1Bytes(text)) : text
}

/** Also one that was broken for the file's own lines. */
const unescaped = (text: string): string =>
  text.replace(/\\(\r\n|[0-7]{1,3}|[^])/g, (_, one: string) => {
    if (/^[0-7]/.test(one)) return String.fromCharCode(Number.parseInt(one, 8) & 0xff)
    return /[\r\n]/.test(one) ? '' : (escapes[one] ?? one)
  })

/** A digit that is missing at the end is 0. */
const fromHexadecimal = (text: string): string =>
  text
    .replace(/[^\da-fA-F]/g, '')
    .replace(/..?/g, pair => String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16)))
