/** `listEnrolments`: requests for certificates that pages gave names and that wait for their certificates, the newest first. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { enrolment } from '../enrolment.ts'
import { nothing } from '../schemas.ts'

export const listEnrolments = operation({
  name: 'listEnrolments',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.array(enrolment),
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
