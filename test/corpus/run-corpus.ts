/**
 * `npm run corpus -- --documents 1000 --seed 1`: random documents, each signed once in every format by a packaging, level and algorithm of
 * its turn, and judged by every program that knows it; `--whole`: in every packaging and level. `--from 250`: those from there on;
 * `--minutes 9`: no more than there is time for. It tells how often each way met each algorithm. What anybody refuses makes the exit code 1.
 */
import { parseArgs } from 'node:util'
import { judgeCorpus, type Findings } from './judge-corpus.ts'
import { known } from './known.ts'
import { openWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '20' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: 'Infinity' },
    whole: { type: 'boolean', default: false },
  },
})

/** A line to each way and judge. */
function tableOf({ counts }: Findings): string[] {
  const rows = new Map<string, { accepted: number; refused: number; unknown: number; unknownTo: Set<string> }>()
  for (const [name, count] of counts) {
    const [way = '', judge = '', algorithm = ''] = name.split('\t')
    const title = `${way.padEnd(32)} ${judge.padEnd(32)}`
    const row = rows.get(title) ?? { accepted: 0, refused: 0, unknown: 0, unknownTo: new Set() }
    row.accepted += count.accepted
    row.refused += count.refused
    row.unknown += count.unknown
    if (count.unknown > 0) row.unknownTo.add(algorithm)
    rows.set(title, row)
  }
  return [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { accepted, refused, unknown, unknownTo }]) => {
      const notKnown = unknown > 0 ? `, does not know ${unknown} (${[...unknownTo].toSorted().join(', ')})` : ''
      return `${title} accepted ${accepted}, refused ${refused}${notKnown}`
    })
}

/** A line to each way: how often by each algorithm. */
function coverOf({ covered }: Findings): string[] {
  const rows = new Map<string, string[]>()
  for (const [name, count] of covered) {
    const [way = '', algorithm = ''] = name.split('\t')
    rows.set(way, [...(rows.get(way) ?? []), `${count} ${algorithm}`])
  }
  return [...rows].map(([way, counts]) => `${way.padEnd(32)} signed ${counts.join(', ')}`)
}

const world = await openWorld()
try {
  const { documents, from, seed, minutes, whole } = values
  const corpus = {
    documents: Number(documents),
    from: Number(from),
    seed: Number(seed),
    isWhole: whole,
    limitMs: Number(minutes) * 60_000,
  }
  const findings = await judgeCorpus(world, corpus)
  for (const line of [...tableOf(findings), ...coverOf(findings)]) console.log(line)
  for (const { judges, what, why } of known) console.log(`${judges.join(', ')} does not know ${what}: ${why}`)
  const { flips, unneeded, faults, signatures } = findings
  const total = { accepted: 0, refused: 0, unknown: 0 }
  for (const { accepted, refused, unknown } of findings.counts.values()) {
    total.accepted += accepted
    total.refused += refused
    total.unknown += unknown
  }
  const last = corpus.from + findings.documents - 1
  console.log(`documents ${from} to ${last}, ${signatures} signatures; verdicts: ${JSON.stringify(total)}`)
  console.log(`one bit flipped: ${JSON.stringify(flips)}; of those unneeded: ${JSON.stringify(unneeded)}`)
  for (const fault of faults) console.log(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await world.end()
}
