/** A person who agrees to what the prompt window asks. */
import type { LaunchedBrowser } from '../../support/launch-browser.ts'
import { promptWindow, type PromptWindow } from '../../support/prompt-driver.ts'

export interface Consent {
  pin?: string
  /** The first PIN of a token that has none. */
  newPin?: string
  /** Id of a token or fingerprint of a certificate. */
  choose?: string
  /** Looks at the window when everything is filled in. */
  seen?: (prompt: PromptWindow) => Promise<void>
}

/** Fills in what is asked and approves; resolves when the window has gone. */
export async function agree(browser: LaunchedBrowser, { pin, newPin, choose, seen }: Consent = {}): Promise<void> {
  const prompt = await promptWindow(browser)
  await prompt.stage('asking')
  if (choose !== undefined) await prompt.choose(choose)
  if (newPin !== undefined) {
    await prompt.type('new-pin', newPin)
    await prompt.type('repeat-pin', newPin)
  }
  if (pin !== undefined) await prompt.type('pin', pin)
  await seen?.(prompt)
  await prompt.press('approve')
  await prompt.leave()
}
