/** In the gallery's page: what is wrong with the layout of the screen that is drawn. */

const described = (what: string, element: Element): string => `${what}: ${element.outerHTML.slice(0, 120)}`

/** Text outside of the window, clipped boxes, text that may be shortened, targets that are too small. */
export function findBadLayout(): string[] {
  const elements = [...document.body.querySelectorAll('*')].filter(
    element => element.checkVisibility() && !element.closest('svg'),
  )
  return [...findWide(), ...elements.flatMap(findOutside), ...elements.flatMap(findClipped), ...findSmall()]
}

function findWide(): string[] {
  const { scrollWidth } = document.documentElement
  return scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide in a window of ${innerWidth} px`] : []
}

function findOutside(element: Element): string[] {
  const texts = [...element.childNodes].filter(
    node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
  )
  const outside = texts.some(node => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].some(
      ({ left, right, width }) => width > 0 && (left < -0.5 || right > innerWidth + 0.5),
    )
  })
  return outside ? [described('text outside of the window', element)] : []
}

function findClipped(element: Element): string[] {
  const { textOverflow, overflowX, contain } = getComputedStyle(element)
  if (textOverflow === 'ellipsis') return [described('text that may be shortened', element)]
  const clips = (overflowX !== 'visible' || contain.includes('paint')) && !['SELECT', 'INPUT'].includes(element.tagName)
  return clips && element.scrollWidth > element.clientWidth + 1 ? [described('clipped', element)] : []
}

const targets =
  'button, select, summary, nav a, input:not([type=radio], [type=checkbox]), ' +
  'label:has(input[type=radio], input[type=checkbox])'

/** 44 px, half a pixel forgiven. */
const smallest = 43.5

const findSmall = (): string[] =>
  [...document.querySelectorAll(targets)].flatMap(target => {
    const { height, width } = target.getBoundingClientRect()
    const small = target.checkVisibility() && (height < smallest || width < smallest)
    return small ? [described(`a target of ${width} × ${height} px`, target)] : []
  })
