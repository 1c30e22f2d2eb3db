/** The folder in which the demo leaves what was made, and what OpenSSL says of each file. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'puppeteer'
import type { AuthorityRow } from '../../extension/authority-rows.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import type { PromptWindow } from '../support/prompt-driver.ts'
import { run } from '../support/openssl.ts'
import { until } from '../support/until.ts'
import type { Authority } from '../sites/portal/authority/authority.ts'

export interface Kept {
  folder: string
  save: (name: string, content: Uint8Array | string) => Promise<void>
  /** A picture of a prompt when everything is filled in. */
  picture: (name: string) => (prompt: PromptWindow) => Promise<void>
  /** Runs OpenSSL in the folder. @throws Error with its output when it does not say `expected` or end with `status`, 0 unless told otherwise */
  openssl: (args: string, expected: string, status?: number) => Promise<void>
}

/** Empty at first; the next demo takes its place. */
export async function openKept(): Promise<Kept> {
  const folder = resolve(import.meta.dirname, '../../.cache/demo')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let pictures = 0
  return {
    folder,
    save: (name, content) => writeFile(join(folder, name), content),
    picture: name => async prompt => {
      const file = join(folder, `prompt-${++pictures}-${name}`)
      await until('all documents were added up', async () => !(await prompt.page.$('[data-totals="counting"]')))
      await showWhole(prompt.page)
      await prompt.page.screenshot({ path: `${file}.png` })
    },
    openssl: async (args, expected, expectedStatus = 0) => {
      const { status, output } = await run(folder, 'openssl', args.split(' '))
      if (status !== expectedStatus || !output.includes(expected)) throw new Error(`openssl ${args}\n${output}`)
    },
  }
}

/** Makes the window as high as what it shows, where a person would scroll. */
async function showWhole(page: Page): Promise<void> {
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight] as const)
  await page.setViewport({ width, height })
}

export async function saveAuthorities(kept: Kept, { root, policy, issuing }: Authority): Promise<void> {
  await kept.save('root.pem', toPem('CERTIFICATE', root))
  // For administrators; a person adds the root in Settings, comparing the fingerprint that the centre shows beside it.
  const rows: AuthorityRow[] = [{ name: 'Sertifikat Xidmətləri Mərkəzi', roots: [toPem('CERTIFICATE', root)] }]
  await kept.save('policy.json', JSON.stringify({ authorities: rows }, null, 2))
  await kept.save('authorities.pem', [policy, issuing].map(der => toPem('CERTIFICATE', der)).join(''))
}
