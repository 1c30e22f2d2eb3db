/** The roles in which a signer says to sign (`srAts`, ETSI TS 119 182-1 section 5.2.5): claimed attributes as plain text. */

const plain = 'text/plain'
/** As text stands in JSON anyway (RFC 2045 section 2). */
const encodings: readonly unknown[] = ['binary', '8bit', '7bit', undefined]

/** What the protected header has of one role. */
export const roleAttributes = (role: string): object => ({
  srAts: { claimed: [{ mediaType: plain, encoding: 'binary', qVals: [role] }] },
})

/** Nobody checked them: what is not so written says nothing. */
export const claimedRoles = ({ srAts }: Record<string, unknown>): string[] =>
  list(fields(srAts)['claimed'])
    .map(fields)
    .filter(({ mediaType = plain, encoding }) => mediaType === plain && encodings.includes(encoding))
    .flatMap(({ qVals }) => list(qVals))
    .filter(value => typeof value === 'string')

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const fields = (value: unknown): Record<string, unknown> => Object(value) as Record<string, unknown>
