/** A person who drops files onto a page. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Page } from 'puppeteer'
import type { BrowserName } from '../../support/launch-browser.ts'

const place = { x: 400, y: 300 }

/** By the browser's own dragging, also of folders; in Firefox, which has no order for that, by an event with the same files. */
export async function dropFiles(page: Page, browser: BrowserName, paths: readonly string[]): Promise<void> {
  if (browser === 'firefox') return dropEvent(page, paths)
  const session = await page.createCDPSession()
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...place, data })
  await session.detach()
}

async function dropEvent(page: Page, paths: readonly string[]): Promise<void> {
  const files = await Promise.all(paths.map(async path => [basename(path), await readFile(path, 'latin1')] as const))
  await page.evaluate(files => {
    const dataTransfer = new DataTransfer()
    for (const [name, content] of files) dataTransfer.items.add(new File([content], name))
    const how = { dataTransfer, bubbles: true, cancelable: true }
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, how))
  }, files)
}
