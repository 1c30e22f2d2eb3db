/** The certificates that are offered: at once from the modules that are quick, and steadily from all of them after that. */
import assert from 'node:assert/strict'
import { openCandidates, type LookForCandidates } from '../../../host/operations/candidates.ts'
import type { MarkedContents, Tokens } from '../../../host/tokens/tokens.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
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
      const keys = usable(id) ? [{ keyId: '01', publicKey }] : []
      own.set(id, { certificates: [{ certificate, keyId: '01', retired: false }], keys, signatures: ['ECDSA-SHA256'] })
    }
    const tokens = {
      listUsable: async () => [token('quick')],
      list: async () => [token('quick'), token('slow')],
      contents: async id => own.get(id) ?? assert.fail(),
    } as Partial<Tokens> as Tokens
    return { tokens, certificateOn: (id: string) => own.get(id)?.certificates[0]?.certificate }
  }
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
})
