/** `importKeyFile`: into the software token alone; a key never moves onto or off another one. */
import { equalBytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { overwritingSecrets } from '../token/pins.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

export const importKeyFile: Handler<'importKeyFile'> = async ({ token: id, file }, request, { tokens }) =>
  askForPin(request, {
    prompt: 'importKeyFile',
    question: async problem => {
      const token = await findToken(tokens, id)
      if (token.kind !== 'software') throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
      return { token, newPin: token.state === 'uninitialized', problem }
    },
    work: async ({ password, pin, exportable }, { token, newPin }) => {
      const { readKeyFile } = await import('../key-files/read-key-file.ts')
      const read = await readKeyFile(file, password)
      const { privateKey, certificates, label } = read
      return overwritingSecrets(read, () =>
        tokens.withLogin(
          loginWith(token, pin, newPin),
          async session => {
            const { keyId, publicKey } = await session.importKeyPair({ privateKey, label, exportable })
            const own = certificates.find(one => equalBytes(readCertificate(one).tokenKey, publicKey))
            const placed = certificates.map(one => ({ certificate: one, keyId: one === own ? keyId : null }))
            await session.storeCertificates(placed)
            return { subject: own ? readCertificate(own).subject : [] }
          },
          request.signal,
        ),
      )
    },
  })
