/** What the file system says, in the words of a token. */
import { MohurError, type ErrorCode } from '../../shared/errors.ts'

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'TOKEN_FULL',
  EDQUOT: 'TOKEN_FULL',
  EROFS: 'TOKEN_WRITE_PROTECTED',
  EACCES: 'TOKEN_WRITE_PROTECTED',
  EPERM: 'TOKEN_WRITE_PROTECTED',
  EBUSY: 'TOKEN_BUSY',
  // Its objects were erased under an open session.
  ENOENT: 'TOKEN_CHANGED',
}

/** Runs the work at once. Rejects with MohurError alone: anything that is not known is TOKEN_FAILED. */
export async function asTokenError<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MohurError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new MohurError(codes[code ?? ''] ?? 'TOKEN_FAILED', code === undefined ? {} : { reason: code }, {
      cause: error,
    })
  }
}
