/** `exportKeyFile`: PKCS#12 under a password of the person's choice. */
import { equalBytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { orderChain } from '../pki/chain.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

export const exportKeyFile: Handler<'exportKeyFile'> = async ({ token: id, keyId }, request, { tokens }) =>
  askForPin(request, {
    prompt: 'exportKeyFile',
    question: async problem => ({ token: await findToken(tokens, id), problem }),
    work: async ({ pin, password }, { token }) => {
      if (token.kind !== 'software') throw new MohurError('KEY_UNSUITABLE', { reason: 'notExportable' })
      const { certificates, keys } = await tokens.contents(id)
      const key = keys.find(found => found.keyId === keyId)
      if (!key) throw new MohurError('TOKEN_CHANGED')
      const pool = certificates.map(({ certificate }) => certificate)
      const own = pool.find(one => equalBytes(readCertificate(one).tokenKey, key.publicKey))
      const privateKey = await tokens.withLogin(
        loginWith(token, pin),
        session => session.exportKeyPair(keyId),
        request.signal,
      )
      const { writeKeyFile } = await import('../key-files/write-key-file.ts')
      const chain = own ? [own, ...orderChain(own, pool)] : []
      try {
        return { file: await writeKeyFile({ privateKey, certificates: chain, password, label: token.label }) }
      } finally {
        privateKey.fill(0)
      }
    },
  })
