/** Chromium's own accessibility tree: where the focus is, what live regions say, and everything that has a role. */
import type { CDPSession, Page, SerializedAXNode } from 'puppeteer'
import type { Look, Spot } from './look-around.ts'

/** Under the names that both browsers have here. */
const roles: Readonly<Record<string, string>> = {
  RootWebArea: 'document',
  DisclosureTriangle: 'summary',
  StaticText: 'text',
}

export async function readTree(page: Page): Promise<Look> {
  const tree = await page.accessibility.snapshot({ interestingOnly: false })
  if (!tree) throw new Error('the page has no accessibility tree')
  const nodes = [...everyNode(tree)]
  return {
    said: nodes.filter(({ role }) => role === 'status' || role === 'alert').map(textOf),
    all: nodes.map(spotOf),
  }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** The one node that has the focus: of a long page, the whole tree takes longer than a person's Tab. */
export async function readFocus(page: Page): Promise<Spot> {
  const opened = sessions.get(page) ?? page.createCDPSession()
  sessions.set(page, opened)
  const session = await opened
  const expression = 'document.activeElement === document.body ? document : document.activeElement'
  const { result } = await session.send('Runtime.evaluate', { expression })
  const { objectId = '' } = result
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false })
  const [node] = nodes
  const properties = new Map<string, unknown>(node?.properties?.map(({ name, value }) => [name, value.value]))
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return spotOf({
    role: text(node?.role?.value),
    name: text(node?.name?.value),
    description: text(node?.description?.value),
    disabled: properties.get('disabled') === true,
    checked: properties.get('checked') === 'true',
  })
}

function* everyNode(node: SerializedAXNode): Iterable<SerializedAXNode> {
  yield node
  for (const child of node.children ?? []) yield* everyNode(child)
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const textOf = (node: SerializedAXNode): string =>
  inOneLine([...everyNode(node)].flatMap(({ role, name }) => (role === 'StaticText' ? (name ?? '') : [])).join(' '))

type Node = Pick<SerializedAXNode, 'role' | 'name' | 'description' | 'disabled' | 'checked'>

const spotOf = ({ role, name = '', description = '', disabled = false, checked }: Node): Spot => ({
  role: roles[role] ?? role,
  name: inOneLine(name),
  description: inOneLine(description),
  disabled,
  checked: checked === true,
})
