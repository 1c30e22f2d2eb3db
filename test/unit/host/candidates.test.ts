/** The certificates that are offered: at once from the modules that are quick, and steadily from all of them after that. */
import assert from 'node:assert/strict'
import { openCandidates, type LookForCandidates } from '../../../host/operations/candidates.ts'
import type { MarkedContents, Tokens } from '../../../host/tokens/tokens.ts'
import { signatureAlgorithmNames, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import type { WantedSignature } from '../../../shared/key-algorithms.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { oid, sequence } from '../../../host/pki/der.ts'
import { asPerson, bendCertificate } from '../../support/bend-certificate.ts'
import { pssOid, pssParameters } from '../../support/pss-identifier.ts'
import { makeKey, makeSigner, type TestKey } from '../../support/make-signer.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'

const token = (id: string): TokenForPin => ({
  id,
  kind: 'pkcs11',
  label: id,
  manufacturer: '',
  model: '',
  serialNumber: id,
  state: 'ready',
  algorithms: ['P-256'],
  pin: { tries: 'unknown', left: null, minLength: 4, maxLength: 8, onDevice: false, digitsOnly: false },
})

describe('the certificates that are offered', () => {
  const offering = async (usable: (id: string) => boolean) => {
    const authority = await createAuthority()
    const own = new Map<string, MarkedContents>()
    for (const id of ['quick', 'slow']) {
      const { certificate, publicKey } = await makeSigner(authority, makeKey('P-256'))
      const keys = usable(id) ? [{ keyId: '01', publicKey, pinEachTime: false }] : []
      own.set(id, { certificates: [{ certificate, keyId: '01', retired: false }], keys, signatures: ['ECDSA-SHA256'] })
    }
    const tokens = {
      listUsable: async () => [token('quick')],
      list: async () => [token('quick'), token('slow')],
      contents: async id => own.get(id) ?? assert.fail(),
    } as Partial<Tokens> as Tokens
    return { tokens, certificateOn: (id: string) => own.get(id)?.certificates[0]?.certificate }
  }
  /** On one token that can make these signatures. */
  const obstacles = async (
    key: TestKey,
    publicKey: Bytes,
    { can, ...wanted }: WantedSignature & { can: SignatureAlgorithm[] },
  ): Promise<(string | null)[]> => {
    const { certificate } = bendCertificate('Person', {
      key: { publicKey, privateKey: key.privateKey },
      by: bendCertificate('Root'),
      extensions: asPerson(),
    })
    const tokens = {
      listUsable: async () => [token('one')],
      list: async () => [token('one')],
      contents: async () => ({
        certificates: [{ certificate, keyId: '01', retired: false }],
        keys: [{ keyId: '01', publicKey: key.publicKey, pinEachTime: false }],
        signatures: can,
      }),
    } as Partial<Tokens> as Tokens
    const [found] = await openCandidates(tokens, wanted)()
    return [found?.algorithm ?? null, found?.obstacle ?? null]
  }
  const unsupported = [null, 'ALGORITHM_UNSUPPORTED']
  const looks = async (look: LookForCandidates, count: number): Promise<string[][]> => {
    const seen: string[][] = []
    for (let times = 0; times < count; times++) seen.push((await look()).map(({ token }) => token.id))
    return seen
  }

  it('do not come and go with the speed of their modules', async () => {
    const { tokens } = await offering(() => true)
    assert.deepEqual(await looks(openCandidates(tokens), 3), [['quick'], ['quick', 'slow'], ['quick', 'slow']])
  })

  it('are looked for everywhere at once where the quick modules have none that can be used', async () => {
    const { tokens } = await offering(id => id === 'slow')
    assert.deepEqual(await looks(openCandidates(tokens), 2), [
      ['quick', 'slow'],
      ['quick', 'slow'],
    ])
  })

  it('are looked for everywhere at once where the page named one that is not among the quick', async () => {
    const { tokens, certificateOn } = await offering(() => true)
    const named = (id: string) => openCandidates(tokens, { certificate: certificateOn(id) })
    assert.deepEqual(await looks(named('slow'), 1), [['quick', 'slow']])
    assert.deepEqual(await looks(named('quick'), 1), [['quick']])
  })

  it('sign with RSASSA-PSS where that is asked for and the token can, and with nothing else in its place', async () => {
    const rsa = makeKey('RSA-2048')
    const made = (can: SignatureAlgorithm[], wanted: WantedSignature = {}) =>
      obstacles(rsa, rsa.publicKey, { can, ...wanted })
    assert.deepEqual(await made([...signatureAlgorithmNames], { padding: 'PSS' }), ['RSA-PSS-SHA256', null])
    assert.deepEqual(await made(['RSA-SHA256'], { padding: 'PSS' }), unsupported)
    assert.deepEqual(await made(['RSA-SHA256', 'RSA-PSS-SHA384'], { padding: 'PSS' }), unsupported)
    const asked = { padding: 'PSS', hash: 'SHA-384' } as const
    assert.deepEqual(await made(['RSA-SHA256', 'RSA-PSS-SHA384'], asked), ['RSA-PSS-SHA384', null])
    assert.deepEqual(await made([...signatureAlgorithmNames]), ['RSA-SHA256', null])
    const ec = makeKey('P-256')
    const all = [...signatureAlgorithmNames]
    assert.deepEqual(await obstacles(ec, ec.publicKey, { can: all, padding: 'PSS' }), unsupported)
  })

  it('sign with RSASSA-PSS alone where their key is for nothing else, on tokens that can', async () => {
    const rsa = makeKey('RSA-2048')
    const bits = children(readDer(rsa.publicKey))[1]?.whole ?? assert.fail()
    const made = (can: SignatureAlgorithm[], wanted: WantedSignature = {}, ...parameters: Bytes[]) =>
      obstacles(rsa, sequence(sequence(oid(pssOid), ...parameters), bits), { can, ...wanted })
    const all = [...signatureAlgorithmNames]
    assert.deepEqual(await made(all), ['RSA-PSS-SHA256', null])
    assert.deepEqual(await made(all, { hash: 'SHA-512' }), ['RSA-PSS-SHA512', null])
    assert.deepEqual(await made(all, {}, pssParameters({ hash: 'sha384', salt: 48 })), ['RSA-PSS-SHA384', null])
    assert.deepEqual(await made(all, { hash: 'SHA-512' }, pssParameters()), unsupported)
    assert.deepEqual(await made(all, { padding: 'PKCS1-v1_5' }), unsupported)
    assert.deepEqual(await made(['RSA-SHA256', 'RSA-SHA384', 'RSA-SHA512']), unsupported)
  })
})
