/** Medians, and the lines of the table that `npm run bench` prints. */

/** One gate: both sides in milliseconds (or bytes, or MiB), their ratio or the figure itself, and what it must not exceed. */
export interface Figure {
  gate: string
  what: string
  ours: number
  peer: number | null
  limit: number
  unit: 'ms' | 'bytes' | 'MiB'
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const measured = ({ ours, peer }: Figure): number => (peer === null ? ours : ours / peer)
export const holds = (figure: Figure): boolean => measured(figure) <= figure.limit

export function line(figure: Figure): string {
  const { gate, what, ours, peer, limit, unit } = figure
  const number = (value: number): string => (unit === 'bytes' ? String(value) : value.toFixed(1))
  const sides =
    peer === null
      ? `${number(ours)} ${unit}`
      : `${number(ours)} / ${number(peer)} ${unit} = ${measured(figure).toFixed(2)}`
  const bound = peer === null ? `${limit} ${unit}` : `${limit}`
  return `${gate.padEnd(3)} ${what.padEnd(58)} ${sides.padEnd(28)} ≤ ${bound.padEnd(10)} ${holds(figure) ? 'holds' : 'MISSED'}`
}

/**
 * The median of single rounds, each after a second's rest: a person signs once, on a machine that has cooled down, and what a
 * tight loop shows is not what is left of the way when the token, the disk and the pipes are taken away.
 */
export async function rested(rounds: number, once: () => number | Promise<number>): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    await new Promise(resolve => setTimeout(resolve, 1_000))
    taken.push(await once())
  }
  return median(taken)
}

/** Runs both sides in turn, so that a drift of the machine meets both. */
export async function inTurn(rounds: number, sides: readonly (() => Promise<number>)[]): Promise<number[]> {
  const taken = sides.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, side] of sides.entries()) taken[index]?.push(await side())
  }
  return taken.map(median)
}
