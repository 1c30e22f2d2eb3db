/** Documents to be signed, and what became of them. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Params, Result } from '../../../shared/operations/index.ts'
import { utf8 } from '../../../shared/bytes.ts'
import type { LaunchPlace } from '../../support/launch-place.ts'
import { until } from '../../support/until.ts'

export const textOf = (index: number): string => `Ödəniş tapşırığı № ${index + 1}: ${(index + 1) * 100} AZN`

type WithDetached = Extract<Params<'sign'>, { detached?: unknown }>

/** `sign` of so many short texts, detached. */
export const signing = (count = 1, more: Partial<WithDetached> = {}): WithDetached =>
  ({
    format: 'cms',
    detached: true,
    documents: Array.from({ length: count }, (_, index) => ({
      name: `${index + 1}.txt`,
      type: 'text/plain',
      content: utf8(textOf(index)),
    })),
    ...more,
  }) as WithDetached

/** The signatures, in the order of the documents; every document must have one. */
export function signaturesOf({ results }: Result<'sign'>): Uint8Array[] {
  return results.map(result => {
    assert.ok('signature' in result, JSON.stringify(result))
    return result.signature
  })
}

/** How often each stage stands in the journal's files. */
export function journalStages({ data }: LaunchPlace): Record<string, number> {
  const folder = join(data, 'journal')
  const text = (existsSync(folder) ? readdirSync(folder) : [])
    .filter(name => name.endsWith('.jsonl'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const count: Record<string, number> = {}
  for (const [, stage = ''] of text.matchAll(/"stage":"(\w+)"/g)) count[stage] = (count[stage] ?? 0) + 1
  return count
}

/** The same when the end of each signature is written: a page has its result a moment before. */
export const toldStages = (place: LaunchPlace): Promise<Record<string, number>> =>
  until('the end of every signature was written', () => {
    const stages = journalStages(place)
    const { signing = 0, delivered = 0, undelivered = 0, failed = 0, unknown = 0 } = stages
    return signing === delivered + undelivered + failed + unknown ? stages : null
  })
