/** A window without a browser, for views to be drawn in and the draws to be counted: nothing of it is ever seen. */
import { createHash } from 'node:crypto'
import { createElement, Fragment, options, render, type ComponentChild, type VNode } from 'preact'

const noRectangle = { top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0 }

/** What preact and our views ask of an element. */
class BareNode {
  parentNode: BareNode | null = null
  readonly childNodes: BareNode[] = []
  readonly style = { setProperty: () => undefined }
  readonly dataset = {}
  readonly classList = { add: () => undefined, remove: () => undefined, toggle: () => undefined }
  readonly localName: string
  readonly nodeType: number
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml'
  data = ''

  constructor(localName: string, nodeType = 1) {
    this.localName = localName
    this.nodeType = nodeType
  }
  get ownerDocument(): object {
    return bareDocument
  }
  get firstChild(): BareNode | null {
    return this.childNodes[0] ?? null
  }
  get nextSibling(): BareNode | null {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) + 1] ?? null
  }
  insertBefore(child: BareNode, before: BareNode | null): void {
    child.remove()
    child.parentNode = this
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length
    this.childNodes.splice(at, 0, child)
  }
  remove(): void {
    const siblings = this.parentNode?.childNodes ?? []
    if (this.parentNode) siblings.splice(siblings.indexOf(this), 1)
    this.parentNode = null
  }
  querySelector = () => null
  querySelectorAll = () => []
  closest = () => null
  getBoundingClientRect = () => noRectangle
  setAttribute(): void {}
  removeAttribute(): void {}
  addEventListener(): void {}
  removeEventListener(): void {}
  scrollIntoView(): void {}
  focus(): void {}
}

const body = new BareNode('body')
const bareDocument = {
  body,
  activeElement: body,
  hidden: false,
  visibilityState: 'visible',
  hasFocus: () => true,
  createElementNS: (_: string, name: string) => new BareNode(name),
  createTextNode: () => new BareNode('', 3),
  querySelector: () => null,
  querySelectorAll: () => [],
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const bareGlobals = {
  // What the test runner makes of JSX, whatever our own settings say.
  React: { createElement, Fragment },
  document: bareDocument,
  HTMLElement: BareNode,
  Element: BareNode,
  Node: BareNode,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
  MutationObserver: NoObserver,
  scrollTo: () => undefined,
  requestAnimationFrame: () => 0,
  cancelAnimationFrame: () => undefined,
  screenX: 0,
  screenY: 0,
  outerWidth: 480,
  outerHeight: 680,
  innerWidth: 480,
  innerHeight: 680,
}

/** So that what follows on a digest follows at once, however busy the machine is. */
const digestAtOnce = async (_: unknown, bytes: Uint8Array): Promise<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer

export interface Rest {
  /** In how many turns something was drawn again. */
  turns: number
  /** The components of the last of them. */
  last: string[]
}

export interface BareWindow {
  /** Draws it, and resolves when it has come to rest or was drawn again in `most` turns. */
  rest: (view: ComponentChild, most: number) => Promise<Rest>
}

const nameOf = ({ type }: VNode): string => (typeof type === 'function' ? (type.displayName ?? type.name) : '')
/** What a digest brings is drawn in the next turn, and the effects of that run in the one after. */
const quietTurns = 5
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** To be called while a `describe` is read. */
export function bareWindow(): BareWindow {
  const outside = new Map<string, PropertyDescriptor | undefined>()
  let drawn: string[] = []
  const kept = { ...options }
  before(() => {
    for (const [name, value] of Object.entries(bareGlobals)) {
      outside.set(name, Object.getOwnPropertyDescriptor(globalThis, name))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
    }
    options.diffed = vnode => {
      if (typeof vnode.type === 'function') drawn.push(nameOf(vnode))
      kept.diffed?.(vnode)
    }
    options.requestAnimationFrame = setImmediate
    Object.defineProperty(crypto.subtle, 'digest', { value: digestAtOnce, configurable: true })
  })
  after(() => {
    for (const [name, descriptor] of outside)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    Object.assign(options, { requestAnimationFrame: undefined, ...kept })
    Reflect.deleteProperty(crypto.subtle, 'digest')
  })
  return {
    rest: async (view, most) => {
      const place = new BareNode('main') as unknown as Element
      render(view, place)
      const rest: Rest = { turns: 0, last: [] }
      for (let quiet = 0; quiet < quietTurns && rest.turns < most; quiet++) {
        drawn = []
        await turn()
        if (drawn.length === 0) continue
        rest.turns++
        rest.last = drawn
        quiet = 0
      }
      render(null, place)
      return rest
    },
  }
}
