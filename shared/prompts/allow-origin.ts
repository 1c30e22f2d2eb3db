/** May this origin use these scopes from now on? */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { scopeList } from '../scopes.ts'
import { problem } from '../token.ts'

export const allowOrigin = prompt({
  name: 'allowOrigin',
  asks: 'background',
  question: z.strictObject({
    scopes: scopeList,
    /** Why nothing that is allowed here will work yet: the host. */
    problem: problem.nullable(),
  }),
  typed: null,
  answer: z.strictObject({ scopes: scopeList }),
})
