/** What the double answers to each operation that a page may call. */
import { MohurError } from '../../shared/errors.ts'
import type { PageOperation, Params, Result } from '../../shared/operations/index.ts'
import { product } from '../../shared/product.ts'
import { scopes as allScopes } from '../../shared/scopes.ts'
import { authenticate } from './authenticate.ts'
import type { Answer } from './double.ts'
import { installCertificate, requestCertificate } from './enrol.ts'
import { renewCertificate } from './renew.ts'
import { retireCertificate } from './retire.ts'
import { sign } from './sign.ts'
import { signerFor } from './signer-for.ts'
import { pluggedToken, tokensOf } from './token.ts'
import { verify } from './verify.ts'

export const answers: { [N in PageOperation]: Answer<N, Params<N>> } = {
  connect: async ({ scopes = [...allScopes] }, double) => {
    for (const scope of scopes) double.scopes.add(scope)
    return { scopes: allScopes.filter(scope => double.scopes.has(scope)) }
  },
  status: async (_, { scopes, host }) => ({
    version: product.version,
    protocol: product.protocol,
    host: scopes.size > 0 ? host : 'unknown',
  }),
  listTokens: async (_, double) => tokensOf(double),
  watchTokens: (_, double, { progress, signal }) => {
    const tell = (): void => progress(tokensOf(double))
    double.watchers.add(tell)
    tell()
    return new Promise<Result<'watchTokens'>>((_, reject) => {
      signal.addEventListener('abort', () => {
        double.watchers.delete(tell)
        reject(new MohurError('ABORTED'))
      })
    })
  },
  selectCertificate: async (params, double) => {
    const { validAt: _, ...filter } = params
    const token = pluggedToken(double)
    const { certificate, chain } = signerFor(double, { filter })
    return { certificate, chain, token }
  },
  requestCertificate,
  renewCertificate,
  retireCertificate,
  installCertificate,
  sign,
  authenticate,
  verify,
  openTokenManager: async () => ({}),
}
