/** Signatures of one document in every format or every way, each by an algorithm of its turn, and each again with one bit the other way round. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../shared/bytes.ts'
import { formats } from '../../host/pki/formats.ts'
import { readSigned, type ReadSigned } from '../../host/pki/read-signed.ts'
import { MohurError } from '../../shared/errors.ts'
import { oneOf, seededRandom, type Random } from '../support/fault-schedule.ts'
import type { TestSigner } from '../support/make-signer.ts'
import { signWith, type NamedDocument } from '../support/sign-with.ts'
import type { Artefact } from './artefact.ts'
import { isInCopy } from './copies-in.ts'
import { randomDocument } from './random-document.ts'
import { everyWay, waysByTurn, type Way } from './ways.ts'
import type { CorpusWorld } from './world.ts'

export interface Made {
  artefacts: Artefact[]
  /** What became of a flipped bit: refused, told of (its time stamp holds no longer, say), or nothing that anybody needs. */
  flips: Record<'refused' | 'told' | 'unneeded', number>
  /** What our own verifier has against good ones. */
  faults: string[]
}

/** `isWhole`: in every way there is, not in one of each format. */
export async function makeArtefacts(
  world: CorpusWorld,
  { seed, number, isWhole }: { seed: number; number: number; isWhole: boolean },
): Promise<Made> {
  const random = seededRandom(seed * 1_000_003 + number)
  const document = await randomDocument(random, `Sənəd ${number} & төлем.bin`)
  const made: Made = { artefacts: [], flips: { refused: 0, told: 0, unneeded: 0 }, faults: [] }
  const ways = isWhole
    ? everyWay.filter(({ takes }) => takes.includes(document.kind))
    : waysByTurn(document.kind, choices => oneOf(random, choices))
  for (const [turn, way] of ways.entries()) {
    const fitting = signersFor(world.signers, way)
    const signer = isWhole ? fitting[(number + 5 * turn) % fitting.length] : oneOf(random, fitting)
    assert.ok(signer, 'nobody can sign so')
    const documents: NamedDocument[] = [document]
    while (documents.length < (way.documents ?? 1))
      documents.push({ ...(await randomDocument(random, `${documents.length}/Қосымша.dat`)) })
    const timestamp = way.form.level === 'B-T' ? world.stamp : undefined
    const signed = await signWith(signer, { form: way.form, documents, timestamp })
    const { algorithm: key, signatureAlgorithm: algorithm } = signer
    const artefact = { id: `${number}-${turn}`, way, key, algorithm, documents, signed, bent: null }
    made.artefacts.push(artefact)
    const told = read(world, artefact)
    if (!isGood(told, way))
      made.faults.push(
        `${artefact.id} ${way.name} ${algorithm}: ${told?.signers.map(({ level, reasons }) => [level, ...reasons]).join('; ')}`,
      )
    const bent = flip(random, artefact, [...world.roots, ...world.timestampRoots])
    const outcome = outcomeOf(read(world, bent), told)
    made.flips[outcome] += 1
    if (outcome === 'unneeded') made.artefacts.push(bent)
  }
  return made
}

/** The formats have no names for some. */
export function signersFor(signers: readonly TestSigner[], { form }: Way): TestSigner[] {
  const { suits } = formats[form.format]
  return signers.filter(({ algorithm, signatureAlgorithm }) => suits(algorithm, signatureAlgorithm))
}

/** `null`: it cannot be read. */
function read({ roots, timestampRoots }: CorpusWorld, { way, documents, signed }: Artefact): ReadSigned | null {
  const content = way.isInside ? null : (documents[0]?.content ?? null)
  try {
    return readSigned({ signed, content, roots, timestampRoots, now: new Date() })
  } catch (error) {
    assert.ok(error instanceof MohurError && error.code === 'SIGNED_DATA_UNREADABLE', String(error))
    return null
  }
}

const isGood = (told: ReadSigned | null, { form }: Way): boolean =>
  told?.signers.length === 1 &&
  told.signers.every(({ valid, level, covers }) => valid && level === form.level && covers === covered(form)) &&
  (told.files ?? []).every(file => file.covered)

const covered = ({ element }: Way['form']): string => (element === undefined ? 'document' : 'part')

function outcomeOf(bent: ReadSigned | null, good: ReadSigned | null): keyof Made['flips'] {
  if (!bent?.signers.every(({ valid }) => valid)) return 'refused'
  return JSON.stringify(worthOf(bent)) === JSON.stringify(worthOf(good)) ? 'unneeded' : 'told'
}

const worthOf = (told: ReadSigned | null): unknown => [
  told?.signers.map(({ level, covers, parts, chain }) => [level, covers, parts, chain.length]),
  told?.files,
]

/** In the signature, or as often in the document beside it. */
function flip(random: Random, artefact: Artefact, roots: readonly Bytes[]): Artefact {
  const { way, documents, signed, id } = artefact
  const flipped = (bytes: Uint8Array): { bytes: Bytes; at: number } => {
    const at = Math.floor(random() * bytes.length)
    return { bytes: Uint8Array.from(bytes).with(at, (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))), at }
  }
  const [document] = documents
  const isBeside = !way.isInside && document && document.content.length > 0 && oneOf(random, [true, false])
  if (isBeside) {
    const { bytes: content } = flipped(document.content)
    return { ...artefact, documents: [{ ...document, content }], id: `${id}-bent`, bent: 'elsewhere' }
  }
  const { bytes, at } = flipped(signed)
  return { ...artefact, signed: bytes, id: `${id}-bent`, bent: isInCopy(signed, at, roots) ? 'root' : 'elsewhere' }
}
