/** What a signature covers in a format that knows of no parts: the document, all of it. */
import type { VerifiedSigner } from '../../shared/operations/verify.ts'

export const wholeDocument = { covers: 'document', parts: [] as string[] } as const satisfies Partial<VerifiedSigner>
