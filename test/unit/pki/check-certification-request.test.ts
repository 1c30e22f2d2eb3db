/** The second opinion on certification requests: of every kind of key, and of none that was changed. */
import assert from 'node:assert/strict'
import { packageCertificationRequest, prepareCertificationRequest } from '../../../host/pki/certification-request.ts'
import { checkCertificationRequest } from '../../../host/pki/check-certification-request.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames } from '../../../shared/key-algorithms.ts'
import { makeKey } from '../../support/make-signer.ts'

describe('a certification request before it leaves', () => {
  for (const name of keyAlgorithmNames) {
    it(`of ${name} is let out when its signature holds, and not with a bit turned round`, async () => {
      const key = makeKey(name)
      const { publicKey, signatureAlgorithm } = key
      const info = prepareCertificationRequest({ subject: [{ type: 'CN', value: 'Əliyev' }] })(publicKey)
      const packaged = (signature: Bytes): Bytes =>
        packageCertificationRequest({ info, algorithm: signatureAlgorithm, signature })
      const signature = key.sign(info)
      await checkCertificationRequest(packaged(signature))
      const flipped = signature.map((octet, index) => (index === signature.length - 5 ? octet ^ 1 : octet))
      await assert.rejects(checkCertificationRequest(packaged(flipped)), { code: 'SIGNATURE_WRONG' })
      await assert.rejects(checkCertificationRequest(packaged(signature).slice(0, -1)), {
        code: 'SIGNATURE_WRONG',
      })
    })
  }
})
