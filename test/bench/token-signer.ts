/** Signs with the key of the only token by pkcs11js alone, logged in once: what a program can do that asks nobody. */
import pkcs11js from 'pkcs11js'
import { digestOf } from '../../host/digests.ts'
import { ecdsaToDer } from '../../host/pki/ecdsa-signature.ts'
import { formats } from '../../host/pki/formats.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { joinParts } from '../support/join-parts.ts'
import { softHsmLibrary, userPin } from '../support/soft-hsm.ts'

// A CommonJS package: its default export is all of it.
const { PKCS11, ...constants } = pkcs11js
const { CKF_SERIAL_SESSION, CKU_USER, CKA_CLASS, CKA_VALUE, CKA_ID, CKO_PRIVATE_KEY, CKO_CERTIFICATE, CKM_ECDSA } =
  constants

const form = { format: 'cms', detached: true } as const

/** A detached CMS of the document, by P-256. */
export function openTokenSigner(): (content: Bytes) => Bytes {
  const module = new PKCS11()
  module.load(softHsmLibrary)
  module.C_Initialize({ flags: 2 })
  const slot = module.C_GetSlotList(true).find(one => module.C_GetTokenInfo(one).label.trim() === 'bench')
  if (!slot) throw new Error('no token')
  const session = module.C_OpenSession(slot, CKF_SERIAL_SESSION)
  module.C_Login(session, CKU_USER, userPin)
  const objects = (of: number, id?: Buffer): Buffer[] => {
    const wanted = [{ type: CKA_CLASS, value: of }, ...(id ? [{ type: CKA_ID, value: id }] : [])]
    module.C_FindObjectsInit(session, wanted)
    const found = module.C_FindObjects(session, 8)
    module.C_FindObjectsFinal(session)
    return found
  }
  const [key] = objects(CKO_PRIVATE_KEY)
  const [own] = objects(CKO_CERTIFICATE, Buffer.from([1]))
  if (!key || !own) throw new Error('no key')
  const [{ value } = { value: Buffer.alloc(0) }] = module.C_GetAttributeValue(session, own, [{ type: CKA_VALUE }])
  const identity = { certificate: Uint8Array.from(value as Buffer), chain: [], algorithm: 'ECDSA-SHA256' } as const
  return content => {
    const about = { index: 0, name: '', type: '', content: null, form, signingTime: new Date(), checksum: null }
    const digest = digestOf('SHA-256', content)
    const prepared = formats.cms.prepare(identity, { ...about, digest, size: content.length }, [])
    module.C_SignInit(session, { mechanism: CKM_ECDSA }, key)
    const raw = module.C_Sign(session, Buffer.from(digestOf('SHA-256', prepared.toBeSigned)), Buffer.alloc(64))
    return joinParts(prepared.package(ecdsaToDer(Uint8Array.from(raw), 32)))
  }
}
