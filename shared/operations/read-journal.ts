/** The journal of signatures and wrong PINs, newest first, a page at a time, with the state of its hash chain. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { journalPage } from '../journal.ts'

export const readJournal = operation({
  name: 'readJournal',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({
    limit: z.number().int().min(1).max(10_000),
    /** `older` of the page before this one; without it, the newest are read. */
    before: z
      .string()
      .regex(/^\d{1,15}:\d{1,15}$/)
      .optional(),
  }),
  hostParams: null,
  progress: null,
  result: journalPage,
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
