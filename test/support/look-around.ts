/**
 * The same as `read-tree.ts` for Firefox, which gives nobody its accessibility tree over WebDriver BiDi: role and name are read from
 * the document as "Accessible Name and Description Computation 1.2" has it, as far as our pages need it. Of the focus, Firefox is
 * asked whether its own tree says the same: it finds elements by role and name.
 */
import type { Page } from 'puppeteer'

export interface Spot {
  role: string
  /** Spaces and line ends as one space each. */
  name: string
  description: string
  disabled: boolean
  checked: boolean
}

export interface Look {
  /** The text of each live region. */
  said: string[]
  /** Everything that has a role, and every text (`text`). */
  all: Spot[]
}

export const lookAround = (page: Page): Promise<Look> => inPage(page, false) as Promise<Look>

/** `document` when the focus is nowhere. */
export const lookAtFocus = (page: Page): Promise<Spot> => inPage(page, true) as Promise<Spot>

async function inPage(page: Page, focus: boolean): Promise<Look | Spot> {
  // tsx names inner functions by a function of its own, which the page lacks.
  await page.evaluate('globalThis.__name ??= value => value')
  return page.evaluate(lookInPage, focus)
}

/** Firefox has no word of WAI-ARIA for the role; a field for a password has none there either. */
const hasNoRole = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.matches('summary, [type="password"]') ?? false)

/** Whether Firefox finds the focused element by this name and role. */
export async function isConfirmed(page: Page, { role, name }: Spot): Promise<boolean> {
  // The document is no element.
  if (role === 'document') return true
  const found = await page.$$(`aria/${name}${(await hasNoRole(page)) ? '' : `[role="${role}"]`}`)
  const here = await Promise.all(found.map(one => one.evaluate(element => element === document.activeElement)))
  return here.includes(true)
}

/** Runs in the page, which has nothing but what stands in it. */
function lookInPage(focus: boolean): Look | Spot {
  const own: Record<string, string> = {
    A: 'link',
    BUTTON: 'button',
    SELECT: 'combobox',
    SUMMARY: 'summary',
    PROGRESS: 'progressbar',
    BODY: 'document',
  }
  const inputs: Record<string, string> = { checkbox: 'checkbox', radio: 'radio', search: 'searchbox', file: 'button' }
  const look = {
    line: (text: string): string => text.replaceAll(/\s+/g, ' ').trim(),
    isHidden: (element: Element): boolean =>
      !element.checkVisibility() || element.closest('[aria-hidden="true"]') !== null,
    role(element: Element): string {
      const given = element.getAttribute('role')
      if (given !== null) return given
      if (element instanceof HTMLInputElement) return inputs[element.type] ?? 'textbox'
      if (/^H[1-6]$/.test(element.tagName)) return 'heading'
      if (element.tagName === 'A' && !element.hasAttribute('href')) return ''
      return own[element.tagName] ?? ''
    },
    /** The text of a subtree without `but`, with spaces where blocks begin and end. */
    text(node: Node, but: Node | null): string {
      if (node instanceof Text) return node.data
      if (!(node instanceof Element) || node === but || look.isHidden(node)) return ''
      const inner = node.getAttribute('aria-label') ?? [...node.childNodes].map(child => look.text(child, but)).join('')
      return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `
    },
    refer: (element: Element, attribute: string): string =>
      (element.getAttribute(attribute) ?? '')
        .split(/\s+/)
        .map(id => document.getElementById(id))
        .map(target => (target === null ? '' : look.text(target, null)))
        .join(' '),
    name(element: Element): string {
      if (element === document.body) return document.title
      if (element.hasAttribute('aria-labelledby')) return look.refer(element, 'aria-labelledby')
      const label = element.getAttribute('aria-label')
      if (label !== null) return label
      const { labels } = element as Partial<HTMLInputElement>
      if (labels && labels.length > 0) return [...labels].map(one => look.text(one, element)).join(' ')
      return /^(?:button|link|heading|summary)$/.test(look.role(element)) ? look.text(element, null) : ''
    },
    spot: (element: Element): Spot => ({
      role: look.role(element),
      name: look.line(look.name(element)),
      description: look.line(look.refer(element, 'aria-describedby')),
      disabled: element.getAttribute('aria-disabled') === 'true' || element.matches(':disabled'),
      checked: element instanceof HTMLInputElement && element.checked,
    }),
  }
  if (focus) return look.spot(document.activeElement ?? document.body)
  const shown = [...document.body.querySelectorAll('*')].filter(element => !look.isHidden(element))
  const texts = shown.flatMap(element =>
    [...element.childNodes].flatMap(node => (node instanceof Text ? look.line(node.data) : [])),
  )
  const nothing = { description: '', disabled: false, checked: false }
  return {
    said: shown
      .filter(element => element.matches('[role="status"], [role="alert"]'))
      .map(element => look.line(look.text(element, null))),
    all: [
      ...shown.filter(element => look.role(element) !== '').map(element => look.spot(element)),
      ...texts.filter(text => text !== '').map(name => ({ role: 'text', name, ...nothing })),
    ],
  }
}
