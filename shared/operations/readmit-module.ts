/** Re-enables a module that was disabled because it crashed or hung. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { pkcs11Module } from './list-modules.ts'

export const readmitModule = operation({
  name: 'readmitModule',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({ path: z.string().min(1).max(4096) }),
  hostParams: null,
  progress: null,
  result: pkcs11Module,
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
