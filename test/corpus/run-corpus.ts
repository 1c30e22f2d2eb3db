/**
 * `npm run corpus -- --documents 1000 --seed 1`: random documents, signed in every format, packaging, level and algorithm, and judged by
 * every program that knows it. `--from 250`: those from there on. What anybody refuses makes the exit code 1.
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

const world = await openWorld()
try {
  const { documents, from, seed } = values
  const corpus = { documents: Number(documents), from: Number(from), seed: Number(seed) }
  const findings = await judgeCorpus(world, corpus)
  for (const line of tableOf(findings)) console.log(line)
  for (const { judges, what, why } of known) console.log(`${judges.join(', ')} does not know ${what}: ${why}`)
  const { flips, unneeded, faults, signatures } = findings
  const total = { accepted: 0, refused: 0, unknown: 0 }
  for (const { accepted, refused, unknown } of findings.counts.values()) {
    total.accepted += accepted
    total.refused += refused
    total.unknown += unknown
  }
  console.log(`${corpus.documents} documents, ${signatures} signatures; verdicts: ${JSON.stringify(total)}`)
  console.log(`one bit flipped: ${JSON.stringify(flips)}; of those unneeded: ${JSON.stringify(unneeded)}`)
  for (const fault of faults) console.log(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await world.end()
}
