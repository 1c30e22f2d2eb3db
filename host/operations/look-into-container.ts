/** A container that others signed, before the person is asked to sign in it as well: whether it holds, and holds just the documents of the request. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import type { EarlierSigned } from '../../shared/earlier-signer.ts'
import { MohurError } from '../../shared/errors.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import type { ToVerify } from '../pki/format.ts'
import { formats } from '../pki/formats.ts'
import { digestsOf, earlierSigners, type Digests } from './earlier-signers.ts'

export interface Looking {
  read: (index: number, size: number) => Promise<Bytes>
  /** Filled, of those that were signed before. */
  digests: Map<number, Digests>
  signal: AbortSignal
}

/** What earlier signatures are judged by. */
export const judgedBy = ({
  trustedRoots: roots = [],
  timestampRoots = [],
}: HostParams<'sign'>): Pick<ToVerify, 'roots' | 'timestampRoots' | 'now'> => ({
  roots,
  timestampRoots,
  now: new Date(),
})

/** @throws MohurError EARLIER_SIGNATURE_BROKEN, BAD_PARAMS with the reason */
export async function lookIntoContainer(
  params: HostParams<'sign'>,
  signed: Bytes,
  { read, digests, signal }: Looking,
): Promise<EarlierSigned[]> {
  const { documents } = params
  const format = formats[params.format]
  const signers = earlierSigners(format, { ...judgedBy(params), signed, content: null })
  format.checkEarlier?.(signed, { form: params, documents })
  const contentOf = format.contentsOfEarlier?.(signed)
  const found: EarlierSigned[] = []
  for (const [index, { name, size }] of documents.entries()) {
    const content = await read(index, size)
    signal.throwIfAborted()
    // What the person sees is what lies in there, or they would not sign what others did.
    if (!equalBytes(contentOf?.(name) ?? new Uint8Array(), content)) {
      throw new MohurError('EARLIER_SIGNATURE_BROKEN', { reason: 'contentChanged', at: `documents.${index}` })
    }
    digests.set(index, digestsOf(content))
    if (signers.length > 0) found.push({ index, signers })
  }
  return found
}
