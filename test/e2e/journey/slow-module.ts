/** The world's SoftHSM2 tokens once more, behind the fault shim as a module that the person registered. */
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import type { LaunchPlace } from '../../support/launch-place.ts'
import { softHsmLibrary } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'
import { ask } from './ask.ts'

export interface SlowModule {
  module: FaultyModule
  /** The id under which the one token is listed a second time. */
  token: string
}

/** `page` has the scope `tokens`. */
export async function slowModule(place: LaunchPlace, page: Page): Promise<SlowModule> {
  const listed = async (): Promise<string[]> => (await ask(page, 'listTokens', {})).map(({ id }) => id)
  const direct = await listed()
  const module = faultyModule(place.folder, softHsmLibrary)
  writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
  const token = await until('the module was listed', async () => (await listed()).find(id => !direct.includes(id)))
  return { module, token }
}
