/** Small PDFs written by hand, and their signatures by keys in memory, as the host makes them. */
import { sign as nodeSign } from 'node:crypto'
import { digestOf } from '../../host/digests.ts'
import { nodeSignature } from '../../host/node-signature.ts'
import { packageSignedData } from '../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../host/pki/cms/prepare.ts'
import { formats } from '../../host/pki/formats.ts'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Mark } from '../../shared/mark.ts'
import { concat, utf8, type Bytes } from '../../shared/bytes.ts'
import { joinParts } from './join-parts.ts'
import type { TestSigner } from './make-signer.ts'

export const { pades } = formats
export const signingTime = new Date('2026-11-21T09:14:03.500Z')

export interface Plan {
  /** Bodies of the objects from 1 on; the first is the catalog. */
  objects?: string[]
  /** More in the trailer. */
  trailer?: string
  header?: string
  after?: string
}

export const plain: readonly string[] = [
  '<</Type /Catalog /Pages 2 0 R>>',
  '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100]>>',
  '<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <<>>>>',
  '<</Length 22>>\nstream\n0 0 50 50 re f q Q    \nendstream',
]

/** With a classic table. */
export function makePdf({ objects = [...plain], trailer = '', header = '%PDF-1.7\n', after = '' }: Plan = {}): Bytes {
  let text = header
  const offsets = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const lines = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`
  const end = `trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`
  return utf8(`${text}${table}${end}${after}`)
}

interface PdfWishes {
  algorithm?: SignatureAlgorithm
  /** Its font must be loaded. */
  mark?: Mark
  /** Given what it should be of. */
  timestamp?: (stamped: Bytes) => Bytes
}

export function signPdf(signer: TestSigner, content: Bytes, { algorithm, timestamp, mark }: PdfWishes = {}): Bytes {
  const name = algorithm ?? signer.signatureAlgorithm
  const row = signatureAlgorithms[name]
  const digest = digestOf(row.hash, content)
  const about = { index: 0, digest, signingTime, content, size: content.length, checksum: null }
  const prepared = pades.prepare(
    { ...signer, algorithm: name },
    {
      ...about,
      name: 'a.pdf',
      type: 'application/pdf',
      form: { format: 'pades', level: timestamp ? 'B-T' : 'B-B', mark },
    },
  )
  const { hash, options } = nodeSignature(row)
  const key = { key: signer.privateKey, ...options, dsaEncoding: 'der' } as const
  const signature = new Uint8Array(nodeSign(hash, prepared.toBeSigned, key))
  return joinParts(prepared.package(signature, timestamp?.(prepared.stamped(signature))), content)
}

/** One revision more, of an authority: what a signature by us would be, with another kind of thing in its hole. */
export function stampPdf(by: TestSigner, content: Bytes, token: (stamped: Bytes) => Bytes): Bytes {
  const text = Buffer.from(signPdf(by, content)).toString('latin1')
  // No longer than it was: places in the file are told.
  const stamped = text.replace(
    /\/Type \/Sig\n\/Filter \/Adobe.PPKLite\n\/SubFilter \/ETSI.CAdES.detached\n(?![^]*\/Type \/Sig\n)/,
    () => '/Type /DocTimeStamp/Filter /Adobe.PPKLite/SubFilter /ETSI.RFC3161\n',
  )
  const [, from, to] = [...stamped.matchAll(/\/ByteRange \[0 (\d+) (\d+)/g)].at(-1) ?? []
  const [before, after] = [stamped.slice(0, Number(from)), stamped.slice(Number(to))]
  const hex = Buffer.from(token(Uint8Array.from(Buffer.from(before + after, 'latin1')))).toString('hex')
  const hole = hex.padEnd(Number(to) - Number(from) - 2, '0')
  return Uint8Array.from(Buffer.from(`${before}<${hole}>${after}`, 'latin1'))
}

/** The plain one with another body in one place, and more objects. */
export const indirect = (place: number, body: string, more: string[] = []): string[] => [
  ...plain.map((one, index) => (index === place ? body : one)),
  ...more,
]
export const catalog = (more: string): string => `<</Type /Catalog /Pages 2 0 R ${more}>>`
export const page = (more: string): string => `<</Type /Page /Parent 2 0 R /Resources <<>> ${more}>>`

export const certified = (reference: string): string[] =>
  indirect(0, catalog('/Perms <</DocMDP 5 0 R>>'), [`<</Type /Sig /Reference [${reference}]>>`])

/** The code of the error and its reason. */
export const reasonOf = (work: () => unknown): unknown => {
  try {
    work()
    return 'none'
  } catch (error) {
    const { code, details } = error as { code: string; details: { reason?: string } }
    return `${code} ${details.reason}`
  }
}

/** One revision more: these bodies at these numbers, the rest as it was. */
export function revisePdf(content: Bytes, bodies: Readonly<Record<number, string>>, trailer = '/Root 1 0 R'): Bytes {
  let text = Buffer.from(content).toString('latin1')
  const before = [...text.matchAll(/startxref\n(\d+)/g)].at(-1)?.[1]
  const size = Math.max(...[...text.matchAll(/\/Size (\d+)/g)].map(([, one]) => Number(one)), 0)
  const rows = Object.entries(bodies).map(([number, body]) => {
    const row = `${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`
    text += `${number} 0 obj\n${body}\nendobj\n`
    return row
  })
  const most = Math.max(size, ...Object.keys(bodies).map(number => Number(number) + 1))
  const end = `trailer\n<</Size ${most} ${trailer} /Prev ${before}>>\nstartxref\n${text.length}\n%%EOF\n`
  return Uint8Array.from(Buffer.from(`${text}xref\n${rows.join('')}${end}`, 'latin1'))
}

/** A signature whose dictionary has more entries, such as what its signer forbids: what `signPdf` made, with the entries put in, and signed then. */
export function signPdfWith(signer: TestSigner, content: Bytes, entries: string): Bytes {
  const text = Buffer.from(signPdf(signer, content)).toString('latin1')
  const at = text.lastIndexOf('/ByteRange [')
  const moved = (place: string): number => Number(place) + (Number(place) > at ? entries.length : 0)
  const after = text
    .slice(at)
    .replace(/(\d{10})(?= 00000 n )/g, place => String(moved(place)).padStart(10, '0'))
    .replace(/(?<=startxref\n)\d+/, place => String(moved(place)))
    .replace(/(?<=\[0 )\d+ \d+ \d+ *(?=\])/, range => {
      const [from = '', to = '', rest = ''] = range.trim().split(' ')
      return `${moved(from)} ${moved(to)} ${rest}`.padEnd(range.length)
    })
  return resignPdf(text.slice(0, at) + entries + after, signed => signDetached(signer, signed))
}

/** Of a file whose last signature does not fit any more: what it is of gets another. */
export function resignPdf(text: string, sign: (signed: Bytes) => Bytes): Bytes {
  const [, from, to, rest] = [...text.matchAll(/\/Byte(?:R|#52)ange \[0 (\d+) (\d+) (\d+)/g)].at(-1)?.map(Number) ?? []
  if (from === undefined || to === undefined || rest === undefined) throw new Error('not signed')
  const whole = Uint8Array.from(Buffer.from(text, 'latin1'))
  const cms = Buffer.from(sign(concat([whole.subarray(0, from), whole.subarray(to, to + rest)]))).toString('hex')
  return concat([whole.subarray(0, from), utf8(`<${cms.padEnd(to - from - 2, '0')}>`), whole.subarray(to)])
}

/** CMS without a time. */
export function signDetached(signer: TestSigner, content: Bytes): Bytes {
  const identity = { ...signer, algorithm: signer.signatureAlgorithm }
  const row = signatureAlgorithms[identity.algorithm]
  const toBeSigned = prepareSignedData(identity, { digest: digestOf(row.hash, content), signingTime: null })
  const { hash, options } = nodeSignature(row)
  const signature = new Uint8Array(
    nodeSign(hash, toBeSigned, { key: signer.privateKey, ...options, dsaEncoding: 'der' }),
  )
  return joinParts(packageSignedData(identity, { toBeSigned, signature, contentLength: null }), content)
}
