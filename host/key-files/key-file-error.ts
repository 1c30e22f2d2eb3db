/** Why a key file cannot be taken: each cause is told apart, since a person does something else about each. */
import { MohurError } from '../../shared/errors.ts'

export const unreadable = (reason: string): MohurError => new MohurError('KEY_FILE_UNREADABLE', { reason })

/** `oid`: of what protects the file or what the key is for. The GOST families of Russia and Kazakhstan are not old but other. */
export const unsupported = (oid: string): MohurError =>
  isGost(oid) ? gostKey() : new MohurError('KEY_FILE_OUTDATED', { algorithm: oid })

export const isGost = (oid: string): boolean => oid.startsWith('1.2.643.') || oid.startsWith('1.2.398.')
export const gostKey = (): MohurError => new MohurError('ALGORITHM_UNSUPPORTED', { algorithm: 'GOST' })

const ours = /^KEY_FILE_|^ALGORITHM_/

/** The readers of DER and BER speak of certificates and signed data; here it is a key file that is broken. */
export async function asKeyFileError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MohurError && ours.test(error.code)) throw error
    throw new MohurError('KEY_FILE_UNREADABLE', { reason: 'der' }, { cause: error })
  }
}

/** What a file says of itself, as opposed to what a wrong password made of it. */
export const isUnsupported = (error: unknown): boolean =>
  error instanceof MohurError && (error.code === 'KEY_FILE_OUTDATED' || error.code === 'ALGORITHM_UNSUPPORTED')
