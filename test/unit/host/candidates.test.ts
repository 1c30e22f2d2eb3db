/** The certificates that are offered: at once from the modules that are quick, and steadily from all of them after that. */
import assert from 'node:assert/strict'
import { openCandidates } from '../../../host/operations/candidates.ts'
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
  it('do not come and go with the speed of their modules', async () => {
    const { certificate, publicKey } = await makeSigner(await createAuthority(), makeKey('P-256'))
    const contents: MarkedContents = {
      certificates: [{ certificate, keyId: '01', retired: false }],
      keys: [{ keyId: '01', publicKey }],
    }
    const tokens = {
      listUsable: async () => [token('quick')],
      list: async () => [token('quick'), token('slow')],
      contents: async () => contents,
    } as Partial<Tokens> as Tokens
    const look = openCandidates(tokens)
    const seen: string[][] = []
    for (let times = 0; times < 3; times++) seen.push((await look()).map(({ token }) => token.id))
    assert.deepEqual(seen, [['quick'], ['quick', 'slow'], ['quick', 'slow']])
  })
})
