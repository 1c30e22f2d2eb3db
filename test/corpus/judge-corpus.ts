/** Random documents, signed in every way and judged by every program that knows it. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Artefact, Judge, Judged } from './artefact.ts'
import { judges } from './judges.ts'
import { isKnown } from './known.ts'
import { makeArtefacts, signersFor, type Made } from './make-artefacts.ts'
import { insideOf, writePieces, writeStamps } from './pieces.ts'
import { everyWay } from './ways.ts'
import type { CorpusWorld } from './world.ts'

export interface Corpus {
  /** The first document, and how many; each is the same again for the same seed. */
  from: number
  documents: number
  seed: number
  /** Each document in every way there is; otherwise in one of each format. */
  isWhole: boolean
  /** No document is begun after so long. */
  limitMs?: number
}

export type Count = Record<'accepted' | 'refused' | 'unknown', number>

export interface Findings {
  /** How many there was time for. */
  documents: number
  signatures: number
  /** How many by each way and algorithm, by `coverName`; none where there was none. */
  covered: Map<string, number>
  /** By way, judge and algorithm. */
  counts: Map<string, Count>
  flips: Made['flips']
  /** Of those that nobody needs to be otherwise: what another program accepts, none here knows, or all refuse for a root that they need not read. */
  unneeded: { accepted: number; unknown: number; inRoot: number }
  faults: string[]
}

type Signing = Pick<Artefact, 'way' | 'key' | 'algorithm'>

const keyName = ({ key, algorithm }: Signing): string => (key === algorithm ? key : `${algorithm} with ${key}`)

const coverName = (signing: Signing): string => `${signing.way.name}\t${keyName(signing)}`

export const countName = (artefact: Artefact, judge: Judge): string =>
  [artefact.way.name, `${judge.name} (${judge.of})`, keyName(artefact)].join('\t')

const nothingFound = ({ signers }: CorpusWorld): Findings => ({
  documents: 0,
  signatures: 0,
  covered: new Map(
    everyWay.flatMap(way =>
      signersFor(signers, way).map(({ algorithm: key, signatureAlgorithm: algorithm }) => [
        coverName({ way, key, algorithm }),
        0,
      ]),
    ),
  ),
  counts: new Map(),
  flips: { refused: 0, told: 0, unneeded: 0 },
  unneeded: { accepted: 0, unknown: 0, inRoot: 0 },
  faults: [],
})

export async function judgeCorpus(world: CorpusWorld, corpus: Corpus): Promise<Findings> {
  const { from, documents, limitMs = Infinity } = corpus
  const findings = nothingFound(world)
  const until = performance.now() + limitMs
  let judged: Promise<void> = Promise.resolve()
  for (let at = from; at < from + documents && performance.now() < until; at += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, from + documents - at) }, (_, index) => at + index)
    const artefacts: Artefact[] = []
    for (const number of numbers) {
      const made = await makeArtefacts(world, { ...corpus, number })
      artefacts.push(...made.artefacts)
      findings.faults.push(...made.faults)
      for (const outcome of ['refused', 'told', 'unneeded'] as const) findings.flips[outcome] += made.flips[outcome]
    }
    // These are judged while the next are made.
    await judged
    judged = judgeAll(world.folder, artefacts, findings)
    findings.documents += numbers.length
  }
  await judged
  return findings
}

/** Documents whose signatures lie on the disk together. */
const atOnce = 20

interface Judgment {
  artefact: Artefact
  judge: Judge
  outcome: keyof Count
  said: string
}

async function judgeAll(folder: string, artefacts: readonly Artefact[], findings: Findings): Promise<void> {
  const outer = await writePieces(folder, artefacts)
  const byId = new Map(artefacts.map(artefact => [artefact.id, artefact]))
  const judgments: Judgment[] = []
  const ask = async (all: readonly Judged[], some: readonly Judge[]): Promise<void> => {
    for (const judge of some) {
      const judged = all.filter(({ piece }) => piece.of === judge.of)
      const verdicts = judged.length > 0 ? await judge.judge(folder, judged) : []
      for (const [at, { id, piece }] of judged.entries()) {
        const [artefact, verdict] = [byId.get(id), verdicts[at]]
        if (!artefact || !verdict) throw new Error(`${judge.name} said nothing`)
        const otherwise = isKnown(judge, artefact, piece) ? 'unknown' : 'refused'
        judgments.push({ artefact, judge, outcome: verdict.accepted ? 'accepted' : otherwise, said: verdict.said })
      }
    }
  }
  const isOfContainers = ({ of }: Judge): boolean => of === 'ZIP'
  // They take apart what others judge.
  await ask(outer, judges.filter(isOfContainers))
  const opened = new Set(judgments.flatMap(({ artefact, outcome }) => (outcome === 'accepted' ? artefact.id : [])))
  const inner = outer.flatMap(({ id, piece }) =>
    piece.of === 'ZIP' && opened.has(id) ? [{ id, piece: insideOf(piece) }] : [],
  )
  const all = [...outer, ...inner]
  const isStamped = ({ id }: Judged): boolean => {
    const artefact = byId.get(id)
    return artefact?.way.form.level === 'B-T' && artefact.bent === null
  }
  const stamps = await writeStamps(folder, all.filter(isStamped))
  const others = judges.filter(judge => !isOfContainers(judge))
  const half = others.filter((_, at) => at % 2 === 0)
  const isHalf = (judge: Judge): boolean => half.includes(judge)
  // There are two cores.
  await Promise.all([half, others.filter(judge => !isHalf(judge))].map(some => ask([...all, ...stamps], some)))
  count(artefacts, judgments, findings)
  await Promise.all(artefacts.map(({ id }) => rm(join(folder, id), { recursive: true })))
}

function count(artefacts: readonly Artefact[], judgments: readonly Judgment[], findings: Findings): void {
  for (const { artefact, judge, outcome, said } of judgments.filter(one => one.artefact.bent === null)) {
    const name = countName(artefact, judge)
    const counted = findings.counts.get(name) ?? { accepted: 0, refused: 0, unknown: 0 }
    counted[outcome] += 1
    findings.counts.set(name, counted)
    if (outcome === 'refused')
      findings.faults.push(`${artefact.id} ${name.replaceAll('\t', ', ')}: ${said.slice(-400)}`)
  }
  for (const artefact of artefacts.filter(({ bent }) => bent === null)) {
    findings.signatures += 1
    findings.covered.set(coverName(artefact), (findings.covered.get(coverName(artefact)) ?? 0) + 1)
  }
  for (const bent of artefacts.filter(one => one.bent !== null)) {
    const outcomes = judgments.filter(({ artefact }) => artefact === bent)
    const isAccepted = outcomes.some(({ outcome }) => outcome === 'accepted')
    const isRefused = outcomes.some(({ outcome }) => outcome === 'refused')
    if (isAccepted) findings.unneeded.accepted += 1
    else if (!isRefused) findings.unneeded.unknown += 1
    else if (bent.bent === 'root') findings.unneeded.inRoot += 1
    else findings.faults.push(`${bent.id} ${coverName(bent)}: one bit changed, valid for us alone${saidBy(outcomes)}`)
  }
}

const saidBy = (judgments: readonly Judgment[]): string =>
  judgments.map(({ judge, outcome, said }) => `\n  ${outcome} by ${judge.name}: ${said.slice(-200)}`).join('')
