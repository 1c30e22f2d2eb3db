/** Documents by chance: of no bytes up to some hundred thousand; text, XML, PDF and anything else. The same again for the same seed. */
import { concat, utf8, type Bytes } from '../../shared/bytes.ts'
import { oneOf, type Random } from '../support/fault-schedule.ts'
import { indirect, makePdf, page } from '../support/make-pdf.ts'
import { byQpdf } from '../support/pdf-judges.ts'
import { randomXml } from '../support/random-xml.ts'
import type { NamedDocument } from '../support/sign-with.ts'

export const documentKinds = ['empty', 'text', 'binary', 'XML', 'PDF'] as const
export type DocumentKind = (typeof documentKinds)[number]

export interface RandomDocument extends NamedDocument {
  kind: DocumentKind
}

const longest = 300_000

/** As many short ones as long ones, by their digits. */
const randomLength = (random: Random): number => Math.floor(longest ** random())

const randomBytes = (random: Random, length: number): Bytes => Uint8Array.from({ length }, () => random() * 256)

const lines = [
  'Ödəniş tapşırığı № 17',
  'Төлем тапсырмасы',
  '1 250 000,50 ₸',
  '\t',
  'Платёж\r',
  '<b>&amp;</b>',
  '\u0000',
  '--',
]

function randomText(random: Random): Bytes {
  const wanted = randomLength(random)
  const parts: Bytes[] = []
  for (let length = 0; length < wanted; length += parts.at(-1)?.length ?? 0)
    parts.push(utf8(`${oneOf(random, lines)}${oneOf(random, ['\n', '\r\n', ' '])}`))
  return concat(parts)
}

/** Java reads the fourth edition of XML 1.0, which has fewer letters for names than the fifth. */
const oldNames = (text: string): string => text.replaceAll('\u{10384}', 'u').replaceAll('ﬀ', 'v')

/** With an element that can be signed alone. */
function randomTree(random: Random): Bytes {
  const parts = Array.from({ length: 1 + Math.floor(random() * 40) }, () => oldNames(randomXml(random).root))
  const head = oneOf(random, ['', '<?xml version="1.0" encoding="UTF-8"?>\r\n', '<!-- ödəniş -->\n'])
  const [signed, ...others] = parts
  return utf8(`${head}<c:all xmlns:c="urn:corpus"><c:part Id="part">${signed}</c:part>\n${others.join('\n')}</c:all>\n`)
}

async function randomPdf(random: Random): Promise<Bytes> {
  const [width, height] = [200 + Math.floor(random() * 700), 200 + Math.floor(random() * 700)]
  const turned = oneOf(random, ['', '/Rotate 90', '/Rotate 180', '/Rotate 270'])
  const objects = indirect(2, page(`/MediaBox [0 0 ${width} ${height}] ${turned}`))
  const stream = Buffer.from(randomBytes(random, randomLength(random))).toString('hex')
  const document = makePdf({ objects: [...objects, `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`] })
  const how = oneOf(random, [null, null, ['--object-streams=generate'], ['--linearize', '--deterministic-id']])
  return how ? byQpdf(document, ...how) : document
}

const makers: Readonly<Record<DocumentKind, { type: string; make: (random: Random) => Bytes | Promise<Bytes> }>> = {
  empty: { type: 'application/octet-stream', make: () => new Uint8Array() },
  text: { type: 'text/plain', make: randomText },
  binary: { type: 'application/octet-stream', make: random => randomBytes(random, randomLength(random)) },
  XML: { type: 'application/xml', make: randomTree },
  PDF: { type: 'application/pdf', make: randomPdf },
}

/** Of no bytes is one in some; the others are of each kind as often. */
export async function randomDocument(random: Random, name: string): Promise<RandomDocument> {
  const kind = random() < 0.04 ? 'empty' : oneOf(random, documentKinds.slice(1))
  const { type, make } = makers[kind]
  return { kind, name, type, content: await make(random) }
}
