/** The initial key: good once, for the request of the key that the person signs with. It leaves the bank as a key file (PKCS#12, RFC 7292). */
import { generateKeyPairSync } from 'node:crypto'
import { packKeyFile } from '../../../host/key-files/write-key-file.ts'
import { authorityConstraints, keyUsage, makeCertificate } from '../portal/authority/certificate.ts'
import type { Issuer } from '../portal/authority/issuer.ts'
import { makeName, type SubjectPart } from '../portal/authority/names.ts'

export interface InitialKey {
  /** DER. */
  certificate: Uint8Array
  /** DER of who vouches for this certificate and no other: its own key is thrown away. */
  authority: Uint8Array
  /** PKCS#12. */
  file: Uint8Array
}

interface Wanted {
  userId: string
  /** The password of the file. */
  code: string
  notBefore: Date
  notAfter: Date
}

/** The code is by chance, of 56 bits. */
const iterations = 10_000
const usages = { authority: keyUsage(0x06, 1), signing: keyUsage(0x80, 7) }

export async function makeInitialKey({ userId, code, notBefore, notAfter }: Wanted): Promise<InitialKey> {
  const [issuer, own] = [
    makeKeyOf([{ type: 'CN', value: `Arna Bank ${userId}` }]),
    makeKeyOf([{ type: 'CN', value: userId }]),
  ]
  const certify = (subject: Issuer, extensions: ReturnType<typeof keyUsage>[]): Uint8Array =>
    makeCertificate({
      issuer,
      subject: subject.name,
      publicKey: subject.publicKey,
      notBefore,
      notAfter,
      extensions,
    })
  const certificate = certify(own, [usages.signing])
  const file = await packKeyFile({
    privateKey: new Uint8Array(own.privateKey.export({ format: 'der', type: 'pkcs8' })),
    certificates: [certificate],
    password: new TextEncoder().encode(code),
    label: userId,
    iterations,
  })
  return { certificate, authority: certify(issuer, [authorityConstraints(0), usages.authority]), file }
}

function makeKeyOf(name: SubjectPart[]): Issuer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { name: makeName(name), privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }) }
}
