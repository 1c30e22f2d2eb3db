/** The person adds an authority in Settings: types name and addresses, chooses the root, and compares it with the paper. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { openOwnPage } from './open-own-page.ts'
import type { World } from './world.ts'

export interface AuthorityToAdd {
  name: string
  /** By the names of the fields. */
  addresses: Partial<Record<'timestamp' | 'ocsp' | 'crl', string>>
  root: Uint8Array
}

/** Returns Settings, with the authority in its list. */
export async function addAuthority(world: World, { name, addresses, root }: AuthorityToAdd): Promise<Page> {
  const manager = await openOwnPage(world, 'settings')
  const path = join(world.place.folder, `${name}.pem`)
  await writeFile(path, toPem('CERTIFICATE', root))
  await manager.type('[data-field="authority-name"]', name)
  for (const [inquiry, address] of Object.entries(addresses)) {
    await manager.type(`[data-field="authority-${inquiry}"]`, address)
  }
  const file = (await manager.$('[data-field="file-authority-certificates"]')) as ElementHandle<HTMLInputElement>
  await file.uploadFile(path)
  await manager.waitForSelector('[data-field="root-proof-1"]')
  const paper = createHash('sha256').update(root).digest('hex').toUpperCase()
  await manager.type('[data-field="root-proof-1"]', `${paper.slice(-8, -4)} ${paper.slice(-4)}`)
  await manager.click('[data-action="add-authority"]')
  await manager.waitForSelector(`[data-authority="${name}"]`)
  await manager.waitForSelector('[data-outcome="added"]')
  return manager
}
