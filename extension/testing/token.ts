/** The token of the double, as pages see tokens. */
import { keyAlgorithmNames } from '../../shared/key-algorithms.ts'
import { MohurError } from '../../shared/errors.ts'
import type { TokenSummary } from '../../shared/token.ts'
import type { Double } from './double.ts'

const token: TokenSummary = {
  id: 'test',
  kind: 'pkcs11',
  label: 'Test token',
  manufacturer: 'Mohur',
  model: 'In memory',
  serialNumber: '00000001',
  state: 'ready',
  algorithms: [...keyAlgorithmNames],
}

export const tokenPlace = { label: token.label, serialNumber: token.serialNumber }

export const tokensOf = ({ isPlugged, signer, keys }: Double): TokenSummary[] =>
  isPlugged ? [{ ...token, state: signer || keys.length > 0 ? 'ready' : 'blank' }] : []

/** @throws MohurError TOKEN_REMOVED, where a person would be waited for until the time is up */
export function pluggedToken(double: Double): TokenSummary {
  const [plugged] = tokensOf(double)
  if (!plugged) throw new MohurError('TOKEN_REMOVED')
  return plugged
}
