/** What lies on a token, for a look over all of them: one that cannot be read has nothing to offer. */
import { MohurError } from '../../shared/errors.ts'
import type { TokenSummary } from '../../shared/token.ts'
import type { MarkedContents, Tokens } from '../tokens/tokens.ts'

const nothing: MarkedContents = { certificates: [], keys: [], signatures: [] }

/** Empty for a token that was never initialised, or was pulled while it was read; the next look will not list it. */
export async function contentsOf(tokens: Tokens, { id, state }: TokenSummary): Promise<MarkedContents> {
  if (state === 'uninitialized') return nothing
  try {
    return await tokens.contents(id)
  } catch (error) {
    if (error instanceof MohurError) return nothing
    throw error
  }
}
