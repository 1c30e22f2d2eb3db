/** Why a PDF is not read or not signed: `BAD_PARAMS` where it is to be signed, `SIGNED_DATA_UNREADABLE` where it is to be verified. */
import { MohurError } from '../../../shared/errors.ts'

export type PdfReason =
  | 'notPdf'
  | 'endOfFile'
  | 'crossReferenceBroken'
  | 'crossReferenceLoop'
  | 'hybridReference'
  | 'encrypted'
  | 'tooManyRevisions'
  | 'tooManyObjects'
  | 'objectBroken'
  | 'streamBroken'
  | 'pagesBroken'
  | 'formBroken'
  | 'xfaForm'
  | 'certifiedNoChanges'
  | 'markPageMissing'
  | 'markOutside'
  | 'markTooSmall'
  | 'markCovers'
  | 'byteRange'
  | 'contents'
  | 'notSigned'

export class Unfit extends Error {
  readonly reason: PdfReason
  constructor(reason: PdfReason, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/** @throws MohurError with the reason for whatever `work` throws */
export function telling<T>(code: 'BAD_PARAMS' | 'SIGNED_DATA_UNREADABLE', work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof MohurError) throw error
    throw new MohurError(code, { reason: error instanceof Unfit ? error.reason : 'objectBroken' }, { cause: error })
  }
}
