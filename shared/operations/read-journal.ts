/** The journal of signatures, newest first, with the state of its hash chain. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { journalEntry } from '../journal.ts'

export const readJournal = operation({
  name: 'readJournal',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({ limit: z.number().int().min(1).max(10_000) }),
  hostParams: null,
  progress: null,
  result: z.strictObject({ entries: z.array(journalEntry), intact: z.boolean() }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
