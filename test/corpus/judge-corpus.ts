/** Random documents, signed in every way and judged by every program that knows it. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Artefact, Judge, Judged } from './artefact.ts'
import { judges } from './judges.ts'
import { isKnown } from './known.ts'
import { makeArtefacts, type Made } from './make-artefacts.ts'
import { insideOf, writePieces, writeStamps } from './pieces.ts'
import type { CorpusWorld } from './world.ts'

export interface Corpus {
  /** The first document, and how many; each is the same again for the same seed. */
  from: number
  documents: number
  seed: number
}

export type Count = Record<'accepted' | 'refused' | 'unknown', number>

export interface Findings {
  signatures: number
  /** By way, judge and algorithm. */
  counts: Map<string, Count>
  flips: Made['flips']
  /** Of those that nobody needs to be otherwise: what another program accepts, or none here knows. */
  unneeded: { accepted: number; unknown: number }
  faults: string[]
}

export const countName = ({ way, key, algorithm }: Artefact, judge: Judge): string =>
  [way.name, `${judge.name} (${judge.of})`, key === algorithm ? key : `${algorithm} with ${key}`].join('\t')

export async function judgeCorpus(world: CorpusWorld, { from, documents, seed }: Corpus): Promise<Findings> {
  const findings: Findings = {
    signatures: 0,
    counts: new Map(),
    flips: { refused: 0, told: 0, unneeded: 0 },
    unneeded: { accepted: 0, unknown: 0 },
    faults: [],
  }
  for (let at = from; at < from + documents; at += atOnce) {
    const artefacts: Artefact[] = []
    for (let number = at; number < Math.min(at + atOnce, from + documents); number++) {
      const made = await makeArtefacts(world, { seed, number })
      artefacts.push(...made.artefacts)
      findings.faults.push(...made.faults)
      for (const outcome of ['refused', 'told', 'unneeded'] as const) findings.flips[outcome] += made.flips[outcome]
    }
    await judgeAll(world.folder, artefacts, findings)
    for (const { id } of artefacts) await rm(join(world.folder, id), { recursive: true })
  }
  return findings
}

/** Documents whose signatures lie on the disk together. */
const atOnce = 40

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
    return artefact?.way.form.level === 'B-T' && !artefact.isBent
  }
  const stamps = await writeStamps(folder, all.filter(isStamped))
  const others = judges.filter(judge => !isOfContainers(judge))
  const half = others.filter((_, at) => at % 2 === 0)
  const isHalf = (judge: Judge): boolean => half.includes(judge)
  // There are two cores.
  await Promise.all([half, others.filter(judge => !isHalf(judge))].map(some => ask([...all, ...stamps], some)))
  count(artefacts, judgments, findings)
}

function count(artefacts: readonly Artefact[], judgments: readonly Judgment[], findings: Findings): void {
  for (const { artefact, judge, outcome, said } of judgments.filter(one => !one.artefact.isBent)) {
    const name = countName(artefact, judge)
    const counted = findings.counts.get(name) ?? { accepted: 0, refused: 0, unknown: 0 }
    counted[outcome] += 1
    findings.counts.set(name, counted)
    if (outcome === 'refused')
      findings.faults.push(`${artefact.id} ${name.replaceAll('\t', ', ')}: ${said.slice(-400)}`)
  }
  findings.signatures += artefacts.filter(({ isBent }) => !isBent).length
  for (const bent of artefacts.filter(({ isBent }) => isBent)) {
    const outcomes = judgments.filter(({ artefact }) => artefact === bent)
    const isAccepted = outcomes.some(({ outcome }) => outcome === 'accepted')
    const isRefused = outcomes.some(({ outcome }) => outcome === 'refused')
    if (isAccepted) findings.unneeded.accepted += 1
    else if (!isRefused) findings.unneeded.unknown += 1
    else findings.faults.push(`${bent.id} ${bent.way.name}: one bit changed, valid for us alone`)
  }
}
