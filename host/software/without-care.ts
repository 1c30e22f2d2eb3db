/** The parts of looking after a token that the software token does not have. */
import { MohurError } from '../../shared/errors.ts'
import type { SessionCare, TokenCare } from '../tokens/token-care.ts'

const notSupported = async (): Promise<never> => {
  throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
}

export const moduleWithoutCare: TokenCare = {
  slots: async () => [],
  details: notSupported,
  objects: notSupported,
  initialize: notSupported,
  changePin: notSupported,
  changeSoPin: notSupported,
  unblockPin: notSupported,
}

export const sessionWithoutCare: SessionCare = {
  objects: notSupported,
  deleteObject: notSupported,
  rename: notSupported,
  createDataObject: notSupported,
  createSecretKey: notSupported,
  importKeyPair: notSupported,
  exportKeyPair: notSupported,
}
