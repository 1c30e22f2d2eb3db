/** Right after the installation a page of ours shows what is there and what is missing, before a site asks for the first time. */
import type { Browser } from '../browser-api.ts'

/** Once; not after an update, nor in a private window, which has a background of its own. */
export function openFirstRun({ runtime, tabs, extension }: Browser): void {
  runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install' || extension.inIncognitoContext) return
    void tabs.create({ url: runtime.getURL('manager/index.html#start') })
  })
}
