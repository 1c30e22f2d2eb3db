/** In which browsers a test of what is alike in both runs. */
import { enduranceScale } from './endurance.ts'
import type { BrowserName } from './launch-browser.ts'

/** In this one; in both where it runs long. */
export const mostlyIn = (browser: BrowserName): readonly BrowserName[] =>
  enduranceScale > 0 ? ['chromium', 'firefox'] : [browser]
