/**
 * opencryptoki's software token with a slot daemon, a configuration and a state of a test's own. Unlike SoftHSM2 it counts
 * wrong PINs: low after the first, final after the second, locked with the third.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Need } from './describe-where.ts'
import { canHavePlaces, ownPlace } from './own-place.ts'
import { until } from './until.ts'

export const opencryptokiLibrary = '/usr/lib/x86_64-linux-gnu/opencryptoki/libopencryptoki.so.0'
export const opencryptokiPins = { user: '24681357', so: '13572468' }

/** What every new token has until it is initialised. */
const factorySoPin = '87654321'
const daemon = '/usr/sbin/pkcsslotd'

export const opencryptokiNeeds = (): Need[] => [
  { what: 'the Debian package opencryptoki', met: existsSync(daemon) && existsSync(opencryptokiLibrary) },
  { what: 'root', met: process.getuid?.() === 0 },
  { what: 'leave to make namespaces', met: canHavePlaces() },
]

export interface Opencryptoki {
  /** A command that runs the program behind it where the token can be seen. */
  inside: string[]
  /** Ends the slot daemon; what it was started for is left in the folder. */
  end: () => Promise<void>
}

/** Starts the daemon and initialises the token with this label and both PINs. */
export async function opencryptoki(folder: string, label: string): Promise<Opencryptoki> {
  const own = join(folder, 'opencryptoki')
  const configuration = join(own, 'opencryptoki.conf')
  for (const path of ['run/lock/opencryptoki/swtok', 'state/swtok/TOK_OBJ'])
    mkdirSync(join(own, path), { recursive: true })
  writeFileSync(configuration, 'version opencryptoki-3.1\nslot 0\n{\nstdll = libpkcs11_sw.so\n}\n')
  const { inside, start, end } = await ownPlace([
    { from: join(own, 'run'), at: '/run' },
    { from: join(own, 'state'), at: '/var/lib/opencryptoki' },
    { from: configuration, at: '/etc/opencryptoki/opencryptoki.conf' },
  ])
  const slots = start([daemon, '-f'])
  await until('the slot daemon listens', () => {
    if (!slots.alive()) throw new Error('the slot daemon ended')
    return existsSync(join(own, 'run/pkcsslotd.socket'))
  })
  const configure = (args: string[], input = ''): void => {
    const [program = '', ...before] = inside
    execFileSync(program, [...before, 'pkcsconf', '-c', '0', ...args], { input, stdio: ['pipe', 'ignore', 'pipe'] })
  }
  const { user, so } = opencryptokiPins
  configure(['-I', '-S', factorySoPin], `${label}\n`)
  configure(['-P', '-S', factorySoPin, '-n', so])
  configure(['-u', '-S', so, '-n', user])
  return {
    inside,
    async end() {
      // It would take seconds to put in order what nobody will see again.
      await slots.end('SIGKILL')
      await end()
    },
  }
}
