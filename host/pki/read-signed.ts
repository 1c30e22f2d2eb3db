/** What there is to be told of signed data, in whatever format it is. */
import { MohurError } from '../../shared/errors.ts'
import type { ContainedFile, DocumentTimestamp, VerifiedSigner } from '../../shared/operations/verify.ts'
import type { ToVerify } from './format.ts'
import { formatOf, readers } from './readers.ts'

export interface ReadSigned {
  /** One at least, but for a container with time stamps alone. */
  signers: VerifiedSigner[]
  documentTimestamps: DocumentTimestamp[]
  /** Of a container: what no signature covers is told, or it would be taken for signed. */
  files?: ContainedFile[]
}

/** @throws MohurError SIGNED_DATA_UNREADABLE, TOO_LARGE */
export function readSigned(input: ToVerify): ReadSigned {
  const format = formatOf(input.signed)
  if (!format) throw new MohurError('SIGNED_DATA_UNREADABLE')
  const { verify, documentTimestamps, files } = readers[format]
  const signers = verify(input)
  return {
    signers,
    documentTimestamps: documentTimestamps?.(input) ?? [],
    ...(files && { files: coveredFiles(files(input.signed), signers) }),
  }
}

function coveredFiles(
  files: readonly Omit<ContainedFile, 'covered'>[],
  signers: readonly Pick<VerifiedSigner, 'covers' | 'parts'>[],
): ContainedFile[] {
  const isAll = signers.some(({ covers }) => covers === 'document')
  const named = new Set(signers.flatMap(({ parts }) => parts))
  return files.map(({ name, size }) => ({ name, size, covered: isAll || named.has(name) }))
}
