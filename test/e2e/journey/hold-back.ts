/** What a page asks of its server, held on its way there, or the answer on its way back: where a walk is broken off between the two. */
import type { Page } from 'puppeteer'

/** `leaving`: the server has not heard of it; `answered`: it has done it, and the page does not know. With the end of the address. */
export type HeldAt = `${'leaving' | 'answered'} /${string}`

interface Holding {
  places: readonly HeldAt[]
  at: HeldAt | null
  letGo: () => void
}
type Holder = typeof globalThis & { holding?: Holding }

/** Until the page goes or other places are named, each waits there until it is let go. */
export async function holdBack(page: Page, ...places: HeldAt[]): Promise<void> {
  // tsx names inner functions by a function of its own, which the page lacks.
  await page.evaluate('globalThis.__name ??= value => value')
  await page.evaluate(places => {
    const here = globalThis as Holder
    if (here.holding) {
      here.holding.places = places
      return
    }
    const holding: Holding = { places, at: null, letGo: () => undefined }
    here.holding = holding
    const waitAt = async (stage: string, address: string): Promise<void> => {
      const found = holding.places.find(place => {
        const [when, end = ''] = place.split(' ')
        return when === stage && address.endsWith(end)
      })
      if (!found) return
      await new Promise<void>(go => {
        holding.at = found
        holding.letGo = go
      })
    }
    const real = globalThis.fetch
    globalThis.fetch = async (...given) => {
      const [asked] = given
      const address = typeof asked === 'string' ? asked : ''
      await waitAt('leaving', address)
      const answer = await real(...given)
      await waitAt('answered', address)
      return answer
    }
  }, places)
}

/** `null`: nothing is held, or the page has gone. */
export const heldAt = (page: Page): Promise<HeldAt | null> =>
  page.evaluate(() => (globalThis as Holder).holding?.at ?? null).catch(() => null)

export const letGo = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { holding } = globalThis as Holder
    if (!holding) return
    holding.at = null
    holding.letGo()
  })
