/** The parts of signatures, each in files as other programs take them. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignatureFormat } from '../../shared/signature-formats.ts'
import { fromUtf8, utf8, type Bytes } from '../../shared/bytes.ts'
import { pdfParts } from '../support/pdf-parts.ts'
import { timestampIn } from '../support/timestamp-in.ts'
import { canonicalValues } from '../support/canonical-values.ts'
import type { Artefact, Judged, Piece, PieceOf } from './artefact.ts'

type PiecesOf = (place: Place) => Promise<Piece[]>

interface Place extends Artefact {
  /** Of the corpus, and of this one inside. */
  folder: string
  write: (name: string, content: Uint8Array) => Promise<string>
}

const contentOf = async ({ way, documents, write }: Place): Promise<string | null> =>
  way.isInside ? null : write('content', documents[0]?.content ?? new Uint8Array())

const makers: Readonly<Record<SignatureFormat, PiecesOf>> = {
  cms: async place => [
    { of: 'CMS', file: await place.write('signed.p7s', place.signed), content: await contentOf(place) },
  ],
  jws: async place => [
    { of: 'JWS', file: await place.write('signed.jws', place.signed), content: await contentOf(place) },
  ],
  xades: async ({ way, documents, ...place }) => {
    const [document] = documents
    if (document && !way.isInside) await place.write(document.name, document.content)
    await place.write('signed.xml', place.signed)
    return [{ of: 'XML', file: 'signed.xml', folder: place.id }]
  },
  pades: async ({ signed, write }) => {
    const { inside, content } = pdfParts(signed)
    const file = await write('inside.p7s', inside)
    return [
      { of: 'PDF', file: await write('signed.pdf', signed) },
      { of: 'CMS', file, content: await write('covered', content) },
    ]
  },
  asice: async ({ id, way, signed, write }) => {
    const file = await write('signed.asice', signed)
    return [{ of: 'ZIP', file, folder: `${id}/out`, inside: way.form.inside ?? 'cades' }]
  },
}

export async function writePieces(folder: string, artefacts: readonly Artefact[]): Promise<Judged[]> {
  const all: Judged[] = []
  for (const artefact of artefacts) {
    const { id, way } = artefact
    await mkdir(join(folder, id))
    const write = async (name: string, content: Uint8Array): Promise<string> => {
      await writeFile(join(folder, id, name), content)
      return `${id}/${name}`
    }
    const pieces = await makers[way.form.format]({ ...artefact, folder, write })
    all.push(...pieces.map(piece => ({ id, piece })))
  }
  return all
}

/** Of a container that has been taken apart. */
export const insideOf = ({ folder, inside }: PieceOf<'ZIP'>): Piece =>
  inside === 'xades'
    ? { of: 'XML', file: 'META-INF/signatures.xml', folder }
    : { of: 'CMS', file: `${folder}/META-INF/signature.p7s`, content: `${folder}/META-INF/ASiCManifest.xml` }

interface Stamp {
  id: string
  token: Uint8Array
  stamped: Uint8Array
}

/** The time stamps in them, each beside what it must be of. */
export async function writeStamps(folder: string, stampedOnes: readonly Judged[]): Promise<Judged[]> {
  const stamps: Stamp[] = []
  const trees: { id: string; signed: Bytes }[] = []
  for (const { id, piece } of stampedOnes) {
    if (piece.of === 'CMS') stamps.push({ id, ...timestampIn(await readFile(join(folder, piece.file))) })
    if (piece.of === 'JWS') stamps.push({ id, ...stampInJws(await readFile(join(folder, piece.file), 'utf8')) })
    if (piece.of === 'XML')
      trees.push({ id, signed: new Uint8Array(await readFile(join(folder, piece.folder, piece.file))) })
  }
  const values = await canonicalValues(trees.map(({ signed }) => signed))
  for (const [at, { id, signed }] of trees.entries()) {
    const [, token = ''] = /<xades:EncapsulatedTimeStamp>([^<]+)</.exec(fromUtf8(signed)) ?? []
    stamps.push({ id, token: Buffer.from(token, 'base64'), stamped: values[at] ?? new Uint8Array() })
  }
  return Promise.all(
    stamps.map(async ({ id, token, stamped }): Promise<Judged> => {
      const [file, content] = [`${id}/stamp`, `${id}/stamped`]
      await writeFile(join(folder, file), token)
      await writeFile(join(folder, content), stamped)
      return { id, piece: { of: 'time stamp', file, content } }
    }),
  )
}

function stampInJws(text: string): Omit<Stamp, 'id'> {
  const { signatures } = JSON.parse(text) as { signatures: [{ signature: string; header: { etsiU: [string] } }] }
  const [{ signature, header }] = signatures
  const { sigTst } = JSON.parse(Buffer.from(header.etsiU[0], 'base64url').toString()) as {
    sigTst: { tstTokens: [{ val: string }] }
  }
  return { token: Buffer.from(sigTst.tstTokens[0].val, 'base64'), stamped: utf8(signature) }
}
