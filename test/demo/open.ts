/** `npm run demo -- --open`: the sites in a browser that a person can see and use, until it is closed. */
import { startSites } from '../e2e/journey/sites.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { makePlace } from '../support/launch-place.ts'
import { addressesAt } from '../sites/portal/portal.ts'
import { makeDemoToken } from './token.ts'

/** @throws Error when there is no screen to show it on */
export async function openForPerson(): Promise<void> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error(
      'A visible browser needs a screen: neither DISPLAY nor WAYLAND_DISPLAY is set. Without one: npm run demo',
    )
  }
  const place = await makePlace()
  const sites = await startSites()
  try {
    const token = makeDemoToken(place)
    const browser = await launchBrowser('chromium', { place, visible: true })
    const [first] = await browser.browser.pages()
    await first?.goto(sites.portal.origin)
    await browser.open(sites.bank.origin)
    console.log(`Certificate centre  ${sites.portal.origin}\nBank                ${sites.bank.origin}`)
    const { ocsp, list } = addressesAt(sites.portal.origin)
    console.log(`Revocation          ${ocsp} and ${list}`)
    console.log(`Token               ${token.kind}; ${token.firstPin ? 'choose a PIN' : `its PIN is ${token.pin}`}`)
    console.log('Begin at the certificate centre. Close the browser, or press Ctrl+C, to end.')
    await new Promise(resolve => browser.browser.once('disconnected', resolve))
    await browser.close()
  } finally {
    await sites.close()
    await place.remove()
  }
}
