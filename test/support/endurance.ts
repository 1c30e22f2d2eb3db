/**
 * Sizes and results of tests that can run long. `npm test` runs each of them small; `npm run endure` sets MOHUR_ENDURE, runs
 * the same tests at full size and makes a table of what they report.
 */
import { appendFileSync } from 'node:fs'

export interface Sizes {
  /** As a part of `npm test`: seconds. */
  small: number
  /** By `npm run endure`. */
  full: number
}

/** What MOHUR_ENDURE says: nothing for the small size, 1 for the full one, a part of it such as 0.1. */
export const enduranceScale = Number(process.env['MOHUR_ENDURE'] ?? 0)

/** How many rounds this run makes. */
export const rounds = ({ small, full }: Sizes): number =>
  enduranceScale > 0 ? Math.max(1, Math.round(full * enduranceScale)) : small

/** The first so many of what is alike; all where it runs long. */
export const someOf = <T>(all: readonly T[], count: number): readonly T[] =>
  enduranceScale > 0 ? all : all.slice(0, count)

/** Where random choices begin; the same number makes the same choices. */
export const firstSeed = Number(process.env['MOHUR_SEED'] ?? 1)

export interface Endured {
  /** G1 … G15. */
  figure: string
  /** What was done and found, in numbers. */
  result: string
}

/** Hands a result to `npm run endure`; does nothing in `npm test`. */
export function report(endured: Endured): void {
  const file = process.env['MOHUR_ENDURED']
  if (file) appendFileSync(file, `${JSON.stringify(endured)}\n`)
}
