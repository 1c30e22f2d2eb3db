/** The operations that look after tokens, asked for as the manager does, through the real host on SoftHSM2. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { enrol, pinEntry } from '../../support/scripted-person.ts'
import { soPin, softHsm, softHsmLibrary, userPin, type SoftHsm } from '../../support/soft-hsm.ts'
import { slotsOf } from '../../support/watching.ts'

const newPin = 'Ceyran7bala'
const own = (answers: Script['answers']): Script => ({ origin: null, ...(answers ? { answers } : {}) })
const withPin = (pin: string): Script => own({ enterPin: () => ({ pin: pinEntry(pin) }) })

describe('the host looks after a token', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-care-'))
  let host: HostProcess
  let authority: Authority
  let hsm: SoftHsm
  const idOf = async (label: string): Promise<string> => {
    const tokens = await host.call('listTokens', {}, own({}))
    return tokens.find(token => token.label === label)?.id ?? assert.fail(`no token ${label}`)
  }

  before(async () => {
    hsm = softHsm(dataHome)
    for (const label of ['look', 'pins', 'objects', 'format', 'hidden', 'mine', 'theirs']) hsm.addToken(label)
    host = await startHost({ dataHome, env: hsm.env })
    authority = await createAuthority()
  })
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  it('rows 1–5: lists readers, and what a token says of itself', async () => {
    const slots = await slotsOf(host)
    assert.ok(slots.some(({ token, module }) => token?.label === 'look' && module === softHsmLibrary))
    const { details } = await host.call('readToken', { token: await idOf('look') }, own({}))
    assert.ok(details.flags.includes('CKF_USER_PIN_INITIALIZED'))
    assert.ok(details.mechanisms.includes('CKM_RSA_PKCS'))
    assert.equal(details.userPin.minLength, 4)
    assert.equal((await host.call('readmitModule', { path: softHsmLibrary }, own({}))).problem, null)
  })

  it('rows 17–19: changes the user PIN, unblocks it by the SO, changes the SO PIN', async () => {
    const token = await idOf('pins')
    const weak = { pin: pinEntry(userPin), newPin: utf8('abc12345') }
    const strong = { pin: pinEntry(userPin), newPin: utf8(newPin) }
    const problems: (string | undefined)[] = []
    const change = own({
      setPin: ({ problem }, asked) => {
        problems.push(problem?.code)
        return asked === 1 ? weak : strong
      },
    })
    await host.call('changePin', { token }, change)
    assert.deepEqual(problems, [undefined, 'PIN_LENGTH'])
    await host.call('readPrivateObjects', { token }, withPin(newPin))
    const unblock = own({ setPin: () => ({ pin: pinEntry(soPin), newPin: utf8('Lacin9kuz5') }) })
    await host.call('unblockPin', { token }, unblock)
    const next = own({ setPin: () => ({ pin: pinEntry(soPin), newPin: utf8(newPin) }) })
    await host.call('changeSoPin', { token }, next)
    const again = own({ setPin: () => ({ pin: pinEntry(newPin), newPin: utf8(newPin) }) })
    await host.call('unblockPin', { token }, again)
    const { factoryPin } = await host.call('readPrivateObjects', { token }, withPin(newPin))
    assert.equal(factoryPin, false)
  })

  it('rows 28–34: makes, imports and deletes objects; a key goes only with the typed serial number', async () => {
    const person = { kind: 'pkcs11', label: 'objects', pin: userPin } as const
    const token = await idOf('objects')
    await enrol(host, { person, authority, algorithm: 'P-256' })
    const imported = await host.call(
      'importCertificates',
      { token, certificates: [authority.bundle(authority.root)] },
      withPin(userPin),
    )
    assert.ok(imported.imported >= 3)
    const note = { token, label: 'qeyd', application: 'test', value: utf8('salam'), private: true }
    await host.call('createDataObject', note, withPin(userPin))
    await host.call('createSecretKey', { token, label: 'açar', bits: 256 }, withPin(userPin))
    const { objects } = await host.call('readPrivateObjects', { token }, withPin(userPin))
    assert.deepEqual([...new Set(objects.map(({ kind }) => kind))].toSorted(), [
      'certificate',
      'data',
      'keyPair',
      'secretKey',
    ])
    const { details } = await host.call('readToken', { token }, own({}))
    const key = objects.find(({ kind }) => kind === 'keyPair')?.id ?? ''
    const typed = ['', details.summary.serialNumber]
    const problems: (string | undefined)[] = []
    const deletion = own({
      deleteObject: ({ problem }, asked) => {
        problems.push(problem?.code)
        return { pin: pinEntry(userPin), serialNumber: typed[asked - 1] ?? '' }
      },
    })
    await host.call('deleteObject', { token, object: key }, deletion)
    assert.deepEqual(problems, [undefined, 'CONFIRMATION_WRONG'])
    const left = await host.call('readPrivateObjects', { token }, withPin(userPin))
    assert.ok(left.objects.every(({ id }) => id !== key))
  })

  it('row 134: deletes and formats nothing when the serial number of another connected token was typed', async () => {
    for (const label of ['mine', 'theirs']) {
      await enrol(host, { person: { kind: 'pkcs11', label, pin: userPin }, authority, algorithm: 'P-256' })
    }
    const [mine, theirs] = await Promise.all([idOf('mine'), idOf('theirs')])
    const look = async (token: string) => host.call('readToken', { token }, own({}))
    const before = [await look(mine), await look(theirs)]
    const { serialNumber } = before[0]?.details.summary ?? assert.fail()
    const object = before[1]?.objects.find(({ kind }) => kind === 'keyPair')?.id ?? ''
    const typed = { soPin: pinEntry(soPin), newPin: utf8(newPin), label: 'x', losesValidCertificate: true }
    const refused = async (work: (script: Script) => Promise<unknown>): Promise<unknown> => {
      const abort = new AbortController()
      let told: unknown = null
      const heard = (problem: { code: string } | null): boolean => {
        told = problem?.code
        if (problem) abort.abort()
        return problem !== null
      }
      const script = own({
        deleteObject: ({ problem }) => (heard(problem) ? null : { pin: pinEntry(userPin), serialNumber }),
        initializeToken: ({ problem }) => (heard(problem) ? null : { ...typed, serialNumber, pinChangeBy: null }),
      })
      await assert.rejects(work({ ...script, signal: abort.signal }), { code: 'ABORTED' })
      return told
    }
    assert.equal(
      await refused(script => host.call('deleteObject', { token: theirs, object }, script)),
      'CONFIRMATION_WRONG',
    )
    assert.equal(await refused(script => host.call('initializeToken', { token: theirs }, script)), 'CONFIRMATION_WRONG')
    assert.deepEqual([await look(mine), await look(theirs)], before)
  })

  it('row 20: says that a standard token is renamed by formatting alone', async () => {
    const token = await idOf('look')
    await assert.rejects(host.call('renameToken', { token, label: 'yeni' }, withPin(userPin)), { code: 'TOKEN_FAILED' })
  })

  it('rows 21–24: formats a token with a valid certificate only after the serial number and a second yes', async () => {
    const token = await idOf('format')
    await enrol(host, { person: { kind: 'pkcs11', label: 'format', pin: userPin }, authority, algorithm: 'P-256' })
    const missing: unknown[] = []
    const formatting = own({
      initializeToken: ({ token: { serialNumber }, losesValidCertificate, losses, problem }, asked) => {
        assert.ok(losesValidCertificate && losses.length > 0)
        missing.push(problem?.details['missing'])
        return {
          soPin: pinEntry(soPin),
          newPin: utf8(newPin),
          label: 'təmiz',
          serialNumber: asked === 1 ? '' : serialNumber,
          losesValidCertificate: asked > 2,
          pinChangeBy: null,
        }
      },
    })
    await host.call('initializeToken', { token }, formatting)
    assert.deepEqual(missing, [undefined, 'serialNumber', 'validCertificate'])
    const clean = await idOf('təmiz')
    assert.deepEqual((await host.call('readPrivateObjects', { token: clean }, withPin(newPin))).objects, [])
  })

  it('row 24: asks for the second yes where nothing but the PIN could show whether the key is still there', async () => {
    const token = await idOf('hidden')
    await enrol(host, { person: { kind: 'pkcs11', label: 'hidden', pin: userPin }, authority, algorithm: 'P-256' })
    const visible = async () => (await host.call('readToken', { token }, own({}))).objects
    const pair = (await visible()).find(object => object.kind === 'keyPair')
    const remove = (type: 'pubkey' | 'privkey'): void => {
      const what = ['--delete-object', '--type', type, '--id', pair?.kind === 'keyPair' ? pair.keyId : '']
      assert.ok(pkcs11Tool({ env: hsm.env }, 'hidden', '--login', '--pin', userPin, ...what).worked)
    }
    const asksTwice = async (): Promise<boolean> => {
      const abort = new AbortController()
      let twice = false
      const initializeToken = ({ losesValidCertificate }: Question<'initializeToken'>): null => {
        twice = losesValidCertificate
        abort.abort()
        return null
      }
      const script = { origin: null, signal: abort.signal, answers: { initializeToken } }
      await assert.rejects(host.call('initializeToken', { token }, script), { code: 'ABORTED' })
      return twice
    }
    remove('pubkey')
    const withKey = await visible()
    assert.equal(await asksTwice(), true, 'the private key can sign, and nobody sees it')
    remove('privkey')
    assert.deepEqual(await visible(), withKey, 'without the key it looks the same')
    assert.equal(await asksTwice(), true)
  })

  it('refuses a page all of it', async () => {
    for (const name of ['watchSlots', 'readToken', 'initializeToken', 'exportKeyFile', 'importKeyFile'] as const) {
      await assert.rejects(host.call(name, {}), { code: 'NOT_ALLOWED' })
    }
  })
})
