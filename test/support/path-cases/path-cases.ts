/** The whole matrix of certification paths: as wide as sections 4.1 to 4.13 and 4.16 of the public test suite of paths. */
import { authorityCases } from './authority-cases.ts'
import { constraintCases } from './constraint-cases.ts'
import { nameCases } from './name-cases.ts'
import type { PathCases } from './path-case.ts'
import { policyCases } from './policy-cases.ts'
import { pssCases } from './pss-cases.ts'
import { signatureCases } from './signature-cases.ts'

export type { PathCase } from './path-case.ts'
export const pathCases: PathCases = {
  ...signatureCases,
  ...pssCases,
  ...nameCases,
  ...authorityCases,
  ...policyCases,
  ...constraintCases,
}
