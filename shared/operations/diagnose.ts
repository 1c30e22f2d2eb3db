/** Self-check of the host, from its own process to a token, for the readiness page and `npm run doctor`. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'
import { problem, tokenSummary } from '../token.ts'
import { pkcs11Module } from './list-modules.ts'

export const diagnose = operation({
  name: 'diagnose',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.strictObject({
    host: z.strictObject({ version: z.string(), node: z.string(), platform: z.string(), dataFolder: z.string() }),
    /** What is wrong with the folders in which the host keeps its own: the journal, the marks of retired certificates. */
    folders: z.array(problem),
    modules: z.array(pkcs11Module),
    /** Families of tokens whose module is not where it usually lies, and where its driver comes from. */
    modulesMissing: z.array(z.strictObject({ name: z.string(), driver: z.string() })),
    tokens: z.array(tokenSummary),
    certificates: z.number().int(),
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
