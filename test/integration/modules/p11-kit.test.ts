/** Tokens by way of p11-kit, whose modules give each caller functions and a connection of its own, under the real host. */
import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { openssl } from '../../support/openssl.ts'
import { p11KitClient, p11KitNeeds, p11KitProxy, p11KitServer, type P11KitServer } from '../../support/p11-kit.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { described, enrol, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin, type SoftHsm } from '../../support/soft-hsm.ts'

const label = 'Uzaqdakı'
const newPin = 'Ceyran7bala'
const documents = [utf8('ödəniş'), utf8('төлем')]

describeWhere(p11KitNeeds(), 'the host, with a token of p11-kit', () => {
  let folder = ''
  let hsm: SoftHsm
  let server: P11KitServer
  let host: HostProcess
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-p11-kit-'))
    hsm = softHsm(folder)
    hsm.addToken(label)
    server = await p11KitServer(folder, hsm)
  })
  afterEach(async () => {
    await host?.end()
    await server?.end()
    rmSync(folder, { recursive: true })
  })

  const listed = async (): Promise<string[]> =>
    (await host.call('listTokens', {})).filter(token => token.label === label).map(({ id }) => id)
  /** The token as this module shows it, which is a second time where SoftHSM2's own does, too. */
  async function tokenBy(path: string, env: NodeJS.ProcessEnv): Promise<string> {
    host = await startHost({ dataHome: folder, env })
    const before = await listed()
    await host.call('addModule', { path }, { origin: null })
    const [token = assert.fail('not listed'), ...others] = (await listed()).filter(id => !before.includes(id))
    assert.deepEqual(others, [])
    return token
  }
  /** To SoftHSM2's own module there are no tokens then. */
  const byServer = (): Promise<string> => tokenBy(p11KitClient, { ...server.env, SOFTHSM2_CONF: '/dev/null' })

  /** A name that nobody has heard of. */
  const byStranger = (): Promise<string> => {
    const path = join(folder, 'naməlum.so')
    copyFileSync(p11KitClient, path)
    return tokenBy(path, { ...server.env, SOFTHSM2_CONF: '/dev/null' })
  }

  const ways: readonly { name: string; token: () => Promise<string> }[] = [
    { name: 'of another process', token: byServer },
    { name: 'by a module whose name is not known', token: byStranger },
    { name: "of p11-kit's list of modules", token: () => tokenBy(p11KitProxy, hsm.env) },
  ]
  for (const { name, token: open } of ways) {
    it(`${name}: changes the PIN, makes keys and signs with them: openssl, certtool and NSS agree`, async () => {
      const token = await open()
      const setPin = () => ({ pin: pinEntry(userPin), newPin: utf8(newPin) })
      await host.call('changePin', { token }, { origin: null, answers: { setPin } })
      assert.ok(pkcs11Tool({ env: { ...process.env, ...hsm.env } }, label, '--login', '--pin', newPin, '-O').worked)
      const person: Person = { kind: 'pkcs11', label, token, pin: newPin }
      const authority = await createAuthority()
      for (const algorithm of ['RSA-2048', 'P-256'] as const) {
        const { made, leaf } = await enrol(host, { person, authority, algorithm })
        const { output } = await openssl('req -in made.pem -verify -noout', { 'made.pem': made.pem })
        assert.match(output, /verify OK/)
        const answers = signAnswers(person, documents, leaf)
        for (const how of algorithm === 'P-256' ? [{}] : [{}, { padding: 'PSS' } as const]) {
          const params = { documents: described(documents), format: 'cms', detached: true, ...how } as const
          await assertSigned(await host.call('sign', params, { answers }), { documents, root: authority.root })
        }
      }
      const { objects } = await host.call('readToken', { token }, { origin: null })
      assert.equal(objects.filter(object => object.kind === 'certificate' && object.hasKey).length, 2)
    })
  }

  it('tells a wrong PIN from a module that fails, and asks again', async () => {
    const token = await byServer()
    const problems: unknown[] = []
    const setPin = ({ problem }: { problem: { code: string } | null }) => {
      if (problem) problems.push(problem.code)
      return { pin: pinEntry(problem ? userPin : '11111111'), newPin: utf8(newPin) }
    }
    await host.call('changePin', { token }, { origin: null, answers: { setPin } })
    assert.deepEqual(problems, ['PIN_INCORRECT'])
  })
})
