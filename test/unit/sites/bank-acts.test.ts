/** What the bank keeps of acts, where two things happen at once. */
import assert from 'node:assert/strict'
import {
  actOf,
  addAct,
  beginRegistration,
  findAct,
  keepPlace,
  keepSigned,
  replaceCode,
} from '../../sites/bank/store/acts.ts'
import { openStore } from '../../sites/bank/store/open-store.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const userId = 'aa000000_aaaaaaaa'
const key = { initialCertificate: bytes('first'), initialAuthority: bytes('authority') }
const code = { salt: bytes('salt'), code: bytes('code'), until: 1_000 }
const person = { name: 'Әлия', number: '900101300123', organisation: 'Арна' }
const place = { token: 'a', label: '', serialNumber: '1', algorithm: 'P-256' }
const signed = { request: bytes('request'), signed: bytes('signed') }

describe('an act at the bank', () => {
  it('takes no request that was checked against an initial key which was replaced meanwhile', () => {
    const store = openStore(null)
    addAct(store, { userId, person, years: 1, ...code, ...key })
    const found = (): NonNullable<ReturnType<typeof findAct>> => findAct(store, userId) ?? assert.fail()
    keepPlace(store, found(), place)
    const checked = found()
    const registration = beginRegistration(store, checked, 1_000)
    replaceCode(store, checked, { ...code, key: { ...key, initialCertificate: bytes('second') } })
    assert.equal(keepSigned(store, checked, signed), false)
    assert.equal(found().status, 'confirmed')
    assert.throws(() => actOf(store, registration, new Date(0)), { status: 401 })
    assert.equal(keepSigned(store, found(), signed), true)
    assert.equal(keepSigned(store, found(), signed), false, 'the first alone')
    store.close()
  })
})
