/** T29: a PIN is bytes that are overwritten, so the token process keeps nothing of it. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { utf8 } from '../../../shared/bytes.ts'
import { copiesInMemory, hasLoaded } from '../../support/memory.ts'
import { processesMentioning } from '../../support/processes.ts'
import { loginTo, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

const newPin = 'QwErTy8642'
const looksAfterMs = 300

describe('the memory of a token process', () => {
  const current = tokenHost('known')
  beforeEach(() => current().hsm.addToken(sealName))

  function processOf(): number {
    const { path } = current().module
    const [found, ...others] = processesMentioning(path).filter(({ command }) => command.includes('token-process'))
    assert.ok(found && others.length === 0)
    return found.pid
  }

  it('T29: holds no PIN after a login, a change and an unblocking', async () => {
    const host = current()
    const token = await sealToken(host)
    await signOnce(host, token)
    const { id } = token
    await host.tokens.changePin({ lastTryConfirmed: true, token: id, pin: utf8(userPin), newPin: utf8(newPin) })
    await host.tokens.unblockPin({ lastTryConfirmed: true, token: id, soPin: utf8(soPin), newPin: utf8(newPin) })
    await host.tokens.withLogin(loginTo(token, newPin), session => session.keys())
    await delay(looksAfterMs)
    const pid = processOf()
    assert.ok(copiesInMemory(pid, host.module.path) > 0, 'the memory can be looked through')
    assert.deepEqual(
      [userPin, newPin, soPin].map(pin => copiesInMemory(pid, pin)),
      [0, 0, 0],
    )
  })

  it('has what PINs are given with only from the first login on', async () => {
    const host = current()
    const token = await sealToken(host)
    await host.tokens.contents(token.id)
    assert.equal(hasLoaded(processOf(), 'koffi.node'), false)
    await signOnce(host, token)
    assert.equal(hasLoaded(processOf(), 'koffi.node'), true)
  })
})
