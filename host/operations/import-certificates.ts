/** `importCertificates`: authorities first, root before what it issued, then each certificate beside its key. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { readCertificateBundle } from '../../shared/certificate-bundle.ts'
import { MohurError } from '../../shared/errors.ts'
import { orderChain } from '../pki/chain.ts'
import type { TokenContents } from '../token/token.ts'
import type { Handler } from './handler.ts'
import { withPin } from './with-pin.ts'

export const importCertificates: Handler<'importCertificates'> = async ({ token, certificates }, request, context) => {
  const bundle = certificates.flatMap(bytes => readCertificateBundle(bytes) as Bytes[])
  const imported = await withPin(request, context, {
    token,
    work: async session => {
      const placed = place(bundle, await session.keys())
      await session.storeCertificates(placed)
      return placed.length
    },
  })
  return { imported }
}

/** @throws MohurError CERTIFICATE_WITHOUT_KEY for one that is no authority's and has no key here. */
function place(bundle: Bytes[], keys: TokenContents['keys']): { certificate: Bytes; keyId: string | null }[] {
  const depth = (certificate: Bytes): number => orderChain(certificate, bundle).length
  return bundle
    .toSorted((a, b) => depth(a) - depth(b))
    .map(certificate => {
      const { tokenKey, isCa } = readCertificate(certificate)
      const key = keys.find(found => equalBytes(found.publicKey, tokenKey))
      if (!key && !isCa) throw new MohurError('CERTIFICATE_WITHOUT_KEY')
      return { certificate, keyId: key?.keyId ?? null }
    })
}
