/** Which family a token belongs to, and what is known of its PINs. */
import assert from 'node:assert/strict'
import { builtInModules, familyOf, missingModules, moduleFamilyOf } from '../../../host/modules/module-table.ts'

describe('the table of token families', () => {
  const rows = [
    { path: '/usr/lib/librtpkcs11ecp.so', manufacturer: 'Aktiv Co.', user: '12345678', so: '87654321' },
    { path: 'C:\\Windows\\System32\\rtPKCS11ECP.dll', manufacturer: '', user: '12345678', so: '87654321' },
    { path: '/opt/kaz/libown.so', manufacturer: 'DigiFlow LLP', user: '12345678', so: '87654321' },
    { path: '/usr/lib/libacospkcs11.so.4.5.0', manufacturer: '', user: '12345678', so: '12345678' },
    { path: '/usr/lib/libeToken.so.10', manufacturer: 'SafeNet, Inc.', user: '1234567890', so: null },
    { path: '/usr/lib/softhsm/libsofthsm2.so', manufacturer: 'SoftHSM project', user: null, so: null },
  ]
  for (const { path, manufacturer, user, so } of rows) {
    it(`row 26: knows the PINs that ${manufacturer || path} comes with`, () => {
      const family = familyOf(path, { manufacturer, model: '' })
      assert.deepEqual([family?.factoryUserPin, family?.factorySoPin], [user, so])
    })
  }

  it('tells the token by its maker, the module by its file', () => {
    const [path, token] = ['/usr/lib/opensc-pkcs11.so', { manufacturer: 'Aktiv Co.', model: '' }]
    assert.equal(familyOf(path, token)?.name, 'Rutoken ECP / KAZTOKEN')
    assert.equal(moduleFamilyOf(path, token)?.name, 'OpenSC')
  })

  it('takes a TPM in software for no token of opencryptoki, though both are of IBM', () => {
    const [path, manufacturer] = ['/usr/lib/libtpm2_pkcs11.so.1', 'IBM']
    assert.equal(familyOf(path, { manufacturer, model: 'SW   TPM' })?.name, 'TPM 2.0')
    assert.equal(familyOf(path, { manufacturer, model: 'Soft' })?.name, 'opencryptoki')
  })

  it('knows whose PINs are digits alone', () => {
    const path = '/usr/lib/opensc-pkcs11.so'
    assert.equal(familyOf(path, { manufacturer: 'piv_II', model: 'PKCS#15 emulated' })?.digitsOnly, true)
    assert.equal(familyOf(path, { manufacturer: 'OpenSC Project', model: 'PKCS#15' })?.digitsOnly, undefined)
  })

  it('row 36: names the families whose module lies nowhere, and each either there or missing', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      const there = builtInModules(platform).map(({ name }) => name)
      const missing = missingModules(platform).map(({ name }) => name)
      assert.deepEqual(
        [...there, ...missing].toSorted(),
        ['ACS ACOS5 / CryptoMate', 'JaCarta', 'OpenSC', 'Rutoken ECP / KAZTOKEN', 'SafeNet eToken', 'SoftHSM2'],
        platform,
      )
    }
    assert.ok(missingModules('win32').some(({ name }) => name === 'ACS ACOS5 / CryptoMate'))
    for (const { name, driver } of missingModules('win32')) assert.match(driver, /\.[a-z]{2,3}\b/, name)
    assert.deepEqual(missingModules('sunos'), [])
  })

  it('knows nothing of what it does not know', () => {
    assert.equal(familyOf('/usr/lib/libother.so', { manufacturer: 'Other', model: '' }), null)
  })
})
