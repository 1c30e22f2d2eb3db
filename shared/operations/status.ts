/** `status()`: reports what is installed. Without permission a page learns only the version and the protocol. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'

export const hostState = z.enum(['ready', 'missing', 'outdated', 'newer', 'unknown'])

export const status = operation({
  name: 'status',
  callers: ['page', 'extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'background',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.strictObject({
    /** Of the extension. */
    version: z.string(),
    /** Of what extension and host say to each other. */
    protocol: z.number(),
    /**
     * The Mohur program on this computer: `outdated` is too old for the extension, for `newer` the extension is too old; `unknown` until
     * the person has allowed the site.
     */
    host: hostState,
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 15_000,
})
