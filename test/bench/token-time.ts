/** What the token itself takes for one signature: C_OpenSession, C_Login, C_Sign, C_Logout, by pkcs11js alone. */
import pkcs11js from 'pkcs11js'
import { softHsmLibrary, userPin } from '../support/soft-hsm.ts'
import { rested } from './figures.ts'

// A CommonJS package: its default export is all of it.
const { PKCS11, CKF_SERIAL_SESSION, CKU_USER, CKA_CLASS, CKO_PRIVATE_KEY, CKM_ECDSA } = pkcs11js

export async function tokenTime(env: { SOFTHSM2_CONF: string }): Promise<number> {
  process.env['SOFTHSM2_CONF'] = env.SOFTHSM2_CONF
  const module = new PKCS11()
  module.load(softHsmLibrary)
  module.C_Initialize({ flags: 2 })
  try {
    const [slot] = module.C_GetSlotList(true)
    if (!slot) throw new Error('no token')
    return await rested(9, () => once(module, slot))
  } finally {
    module.C_Finalize()
  }
}

function once(module: pkcs11js.PKCS11, slot: Buffer): number {
  const since = performance.now()
  const session = module.C_OpenSession(slot, CKF_SERIAL_SESSION)
  module.C_Login(session, CKU_USER, userPin)
  module.C_FindObjectsInit(session, [{ type: CKA_CLASS, value: CKO_PRIVATE_KEY }])
  const [key] = module.C_FindObjects(session, 1)
  module.C_FindObjectsFinal(session)
  if (!key) throw new Error('no key')
  module.C_SignInit(session, { mechanism: CKM_ECDSA }, key)
  module.C_Sign(session, Buffer.alloc(32, 7), Buffer.alloc(64))
  module.C_Logout(session)
  module.C_CloseSession(session)
  return performance.now() - since
}
