/** A certificate centre that keeps what it has in a folder of the tests' own, so that it can be closed and opened again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPortal } from '../sites/portal/portal.ts'
import type { Site } from '../sites/site.ts'
import type { Visitor } from './portal-visitor.ts'

/** What each of its pictures shows. */
const letters = 'RDWJY'

export interface KeptCentre {
  site: () => Site
  folder: () => string
  restart: (options?: Options) => Promise<void>
  /** A picture that was read rightly, as a form has it. */
  captcha: (visitor: Visitor) => Promise<object>
}

interface Options {
  /** Personal numbers; default: who comes first. */
  staff?: string[]
}

/** To be called while a `describe` is read: it is open for its tests. */
export function keptCentre(): KeptCentre {
  let site: Site
  let folder: string
  const open = async (options: Options = {}): Promise<void> => {
    site = await startPortal(null, { folder, letters: () => letters, ...options })
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-centre-'))
    await open()
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })
  return {
    site: () => site,
    folder: () => folder,
    restart: async options => {
      await site.close()
      await open(options)
    },
    captcha: async visitor => {
      const { json } = await visitor.call('/api/captchas', {})
      return { captcha: json['id'], captchaText: letters }
    },
  }
}
