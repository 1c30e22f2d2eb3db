/** May this origin use these scopes from now on? */
import * as z from 'zod'
import { prompt } from './prompt.ts'
import { scopeList } from '../scopes.ts'

export const allowOrigin = prompt({
  name: 'allowOrigin',
  asks: 'background',
  question: z.strictObject({ scopes: scopeList }),
  typed: null,
  answer: z.strictObject({ scopes: scopeList }),
})
