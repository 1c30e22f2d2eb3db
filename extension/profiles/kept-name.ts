/** What a signature that no site has got is called: as its document, or the first one of a container. */
import type { KeptSignatures } from '../../shared/kept-signatures.ts'

export type KeptSigned = NonNullable<KeptSignatures['signed']>

export const keptName = ({ documents }: KeptSigned, index: number): string =>
  documents.find(document => document.index === index)?.name ?? documents[0]?.name ?? ''
