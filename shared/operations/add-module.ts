/** Registers a PKCS#11 module by absolute path, after test-loading it in a separate process. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { pkcs11Module } from './list-modules.ts'

export const addModule = operation({
  name: 'addModule',
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
