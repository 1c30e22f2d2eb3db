/** Registering modules: what is loaded, what is refused before it is loaded, and what is remembered. */
import assert from 'node:assert/strict'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { openTokens } from '../../../host/tokens/all-tokens.ts'
import type { Tokens } from '../../../host/tokens/tokens.ts'
import { itWhere, type Need } from '../../support/describe-where.ts'
import { failure, failureCode, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { softHsmLibrary } from '../../support/soft-hsm.ts'
import { builtHostEntry, processesWith, tokenHost } from '../../support/token-host.ts'

describe('modules that the person registers', () => {
  const current = tokenHost()
  const opened: Tokens[] = []
  afterEach(() => Promise.all(opened.splice(0).map(tokens => tokens.close())))

  /** As a host that was just started: nothing built in. */
  async function freshHost(): Promise<Tokens> {
    const { dataFolder, env } = current()
    const tokens = openTokens({ dataFolder, env, entry: [await builtHostEntry()], builtIn: [] })
    opened.push(tokens)
    return tokens
  }
  const file = (name: string): string => join(current().dataFolder, name)

  it('a module that works is described, remembered for the next host, and forgotten again', async () => {
    current().hsm.addToken(sealName)
    const state = {
      path: softHsmLibrary,
      name: 'libsofthsm2.so',
      source: 'registered',
      description: 'Implementation of PKCS11',
      version: '2.6',
      tokens: 2,
      problem: null,
    }
    assert.deepEqual(await (await freshHost()).addModule(softHsmLibrary), state)
    const next = await freshHost()
    assert.deepEqual(await next.modules(), [state])
    assert.ok((await next.list()).some(({ label }) => label === sealName))
    await next.removeModule(softHsmLibrary)
    assert.deepEqual(await next.modules(), [])
    assert.deepEqual(
      (await next.list()).map(({ kind }) => kind),
      ['software'],
    )
    assert.deepEqual(await (await freshHost()).modules(), [])
    assert.equal(await failureCode(next.removeModule(softHsmLibrary)), 'MODULE_NOT_FOUND')
  })

  const elfOf32Bits = Buffer.concat([
    Buffer.from('7f454c46010101', 'hex'),
    Buffer.alloc(9),
    Buffer.from('03000300', 'hex'),
  ])
  const dllOfWindows = Buffer.alloc(256)
  dllOfWindows.write('MZ')
  dllOfWindows.writeUInt32LE(0x80, 0x3c)
  dllOfWindows.write('PE\0\0', 0x80)
  dllOfWindows.writeUInt16LE(0x8664, 0x84)

  const unloadable: { what: string; code: string; make: () => string }[] = [
    { what: 'is missing', code: 'MODULE_NOT_FOUND', make: () => file('missing.so') },
    { what: 'has a relative path', code: 'MODULE_PATH_REFUSED', make: () => 'libsofthsm2.so' },
    { what: 'is a folder', code: 'MODULE_PATH_REFUSED', make: () => current().dataFolder },
    {
      what: 'is a text file',
      code: 'MODULE_NOT_PKCS11',
      make: () => written('text.so', 'these are not the bytes of a library'),
    },
    { what: 'is empty', code: 'MODULE_NOT_PKCS11', make: () => written('empty.so', '') },
    { what: 'is a 32-bit library', code: 'MODULE_WRONG_ARCHITECTURE', make: () => written('small.so', elfOf32Bits) },
    {
      what: 'is a library of Windows',
      code: 'MODULE_WRONG_ARCHITECTURE',
      make: () => written('module.dll', dllOfWindows),
    },
    { what: 'has no C_GetFunctionList', code: 'MODULE_NOT_PKCS11', make: () => '/lib/x86_64-linux-gnu/libm.so.6' },
    {
      what: 'breaks off',
      code: 'MODULE_CRASHED',
      make: () => written('half.so', readFileSync(softHsmLibrary).subarray(0, 5000)),
    },
    { what: 'fails to start', code: 'MODULE_FAILED', make: () => misbehaving('C_Initialize return 0x5') },
    { what: 'crashes', code: 'MODULE_CRASHED', make: () => misbehaving('C_GetInfo segv') },
    { what: 'anybody may write', code: 'MODULE_PATH_REFUSED', make: () => copied('open.so', 0o666) },
    { what: 'lies in a folder that anybody may write', code: 'MODULE_PATH_REFUSED', make: () => inOpenFolder() },
    {
      what: 'is a link in a folder that anybody may write',
      code: 'MODULE_PATH_REFUSED',
      make: () => linkedInOpenFolder(),
    },
    { what: 'is a link to such a file', code: 'MODULE_PATH_REFUSED', make: () => linked(copied('open.so', 0o622)) },
  ]
  function written(name: string, bytes: string | Uint8Array): string {
    writeFileSync(file(name), bytes)
    return file(name)
  }
  function copied(name: string, mode: number): string {
    copyFileSync(softHsmLibrary, file(name))
    chmodSync(file(name), mode)
    return file(name)
  }
  function inOpenFolder(): string {
    mkdirSync(file('open'))
    chmodSync(file('open'), 0o777)
    return copied('open/module.so', 0o644)
  }
  /** The library is root's, and so is every folder on its own way; who reaches it by this link can be led elsewhere. */
  function linkedInOpenFolder(): string {
    mkdirSync(file('open'))
    symlinkSync(softHsmLibrary, file('open/link.so'))
    chmodSync(file('open'), 0o777)
    return linked(file('open/link.so'))
  }
  function linked(target: string): string {
    symlinkSync(target, file('link.so'))
    return file('link.so')
  }
  function misbehaving(...faults: string[]): string {
    current().module.misbehave(...faults)
    return current().module.path
  }
  for (const { what, code, make } of unloadable) {
    it(`T16: one that ${what} is ${code} and not remembered`, async () => {
      const path = make()
      const tokens = await freshHost()
      assert.equal(await failureCode(tokens.addModule(path)), code)
      assert.deepEqual(await tokens.modules(), [])
      assert.deepEqual(processesWith(path), [])
      assert.equal((await tokens.addModule(softHsmLibrary)).problem, null)
    })
  }

  it('T16: says why a path was refused', async () => {
    const tokens = await freshHost()
    assert.deepEqual(await failure(tokens.addModule(copied('open.so', 0o602))), {
      code: 'MODULE_PATH_REFUSED',
      details: { reason: 'writableByOthers' },
    })
  })

  const root: Need = { what: 'root', met: process.getuid?.() === 0 }
  itWhere([root], 'T16: refuses the library, the folder and the link of another person', async () => {
    const [tokens, nobody] = [await freshHost(), 65_534]
    mkdirSync(file('theirs'))
    const inside = copied('theirs/module.so', 0o644)
    const [own, link] = [copied('own.so', 0o644), linked(softHsmLibrary)]
    chownSync(own, nobody, nobody)
    lchownSync(link, nobody, nobody)
    chownSync(file('theirs'), nobody, nobody)
    const refused = { code: 'MODULE_PATH_REFUSED', details: { reason: 'foreignOwner' } }
    for (const path of [own, inside, link]) assert.deepEqual(await failure(tokens.addModule(path)), refused)
  })

  it('a module that cannot lock is used without locks', async () => {
    const { hsm, module, tokens } = current()
    hsm.addToken(sealName)
    module.misbehave('C_Initialize unlocked 1')
    assert.equal((await signOnce(current(), await sealToken(current()))).length, 1)
    assert.ok((await tokens.modules()).some(({ path, problem }) => path === module.path && problem === null))
  })

  it('one library is listed once, whatever its names', async () => {
    const tokens = await freshHost()
    await tokens.addModule(softHsmLibrary)
    assert.equal(await failureCode(tokens.addModule(linked(softHsmLibrary))), 'MODULE_PATH_REFUSED')
    assert.equal((await tokens.addModule(softHsmLibrary)).path, softHsmLibrary)
    assert.equal((await tokens.modules()).length, 1)
  })

  it('a registered module that is gone names its problem, and the others work', async () => {
    const tokens = await freshHost()
    await tokens.addModule(softHsmLibrary)
    writeFileSync(file('modules.json'), JSON.stringify({ modules: [file('gone.so'), softHsmLibrary] }))
    assert.deepEqual(
      (await tokens.modules()).map(({ problem }) => problem?.code ?? null),
      ['MODULE_NOT_FOUND', null],
    )
  })
})
