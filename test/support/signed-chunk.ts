/** What a token answers to a chunk that it signed from its first document to its last. */
import type { SignedChunk } from '../../host/token/token-calls.ts'
import type { Bytes } from '../../shared/bytes.ts'

export const signedChunk = (signatures: Bytes[]): SignedChunk => ({ signatures, fault: null, pinEachTime: false })
