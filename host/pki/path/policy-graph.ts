/**
 * Certificate policies along a path (RFC 5280 section 6.1) as the graph of RFC 9618, which grows with the length of the path
 * and not, as the tree of old, exponentially.
 */
import { readCount, valueOf } from '../../../shared/certificate-extensions.ts'
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { isSelfIssued, type Link } from './link.ts'

const anyPolicy = '2.5.29.32.0'

/** What whoever checks the path demands by themselves (section 6.1.1, c, e to g). */
export interface PolicyDemands {
  /** Dotted; anyPolicy for all. */
  acceptable: readonly string[]
  explicit: boolean
  inhibitMapping: boolean
  inhibitAny: boolean
}
export const noDemands: PolicyDemands = {
  acceptable: [anyPolicy],
  explicit: false,
  inhibitMapping: false,
  inhibitAny: false,
}

interface PolicyNode {
  policy: string
  expected: Set<string>
  parents: PolicyNode[]
}
/** The policies that hold at one depth; empty where none does. */
type Level = Map<string, PolicyNode>

export interface PolicyState {
  level: Level
  /** How many more certificates may stand below before the rule holds. */
  explicit: number
  mapping: number
  any: number
}

/** `length`: how many certificates stand below the anchor. */
export function startPolicies(length: number, demands: PolicyDemands): PolicyState {
  const until = (now: boolean): number => (now ? 0 : length + 1)
  return {
    level: new Map([[anyPolicy, { policy: anyPolicy, expected: new Set([anyPolicy]), parents: [] }]]),
    explicit: until(demands.explicit),
    mapping: until(demands.inhibitMapping),
    any: until(demands.inhibitAny),
  }
}

/** Section 6.1.3 (d) to (f). False: a policy is demanded here, and none holds. */
export function enterPolicies(state: PolicyState, link: Link, isLast: boolean): boolean {
  const policies = valueOf(link.extensions, 'certificatePolicies')
  const mayBeAny = state.any > 0 || (!isLast && isSelfIssued(link))
  state.level = policies ? nextLevel(state.level, link.facts.policies, mayBeAny) : new Map()
  return state.explicit > 0 || state.level.size > 0
}

function nextLevel(above: Level, policies: readonly string[], mayBeAny: boolean): Level {
  const level: Level = new Map()
  const expecting = new Map<string, PolicyNode[]>()
  for (const node of above.values()) {
    for (const policy of node.expected) expecting.set(policy, [...(expecting.get(policy) ?? []), node])
  }
  const open = above.get(anyPolicy)
  const add = (policy: string, parents: PolicyNode[]): unknown =>
    level.set(policy, { policy, expected: new Set([policy]), parents })
  for (const policy of policies.filter(named => named !== anyPolicy)) {
    const parents = expecting.get(policy) ?? (open ? [open] : [])
    if (parents.length > 0) add(policy, parents)
  }
  if (!mayBeAny || !policies.includes(anyPolicy)) return level
  for (const [policy, parents] of expecting) if (!level.has(policy)) add(policy, parents)
  return level
}

/** Section 6.1.4 (a), (b), (h) to (j): what an authority says for those below. @throws MohurError CERTIFICATE_UNREADABLE */
export function descendPolicies(state: PolicyState, link: Link): void {
  mapPolicies(state, valueOf(link.extensions, 'policyMappings'))
  if (!isSelfIssued(link)) {
    for (const rule of ['explicit', 'mapping', 'any'] as const) state[rule] = Math.max(0, state[rule] - 1)
  }
  takePolicyRules(state, link)
}

/** policyConstraints and inhibitAnyPolicy alone: those of the anchor hold as well (RFC 5937 section 3.2). */
export function takePolicyRules(state: PolicyState, link: Link): void {
  const { explicit, mapping } = readPolicyConstraints(link)
  const any = valueOf(link.extensions, 'inhibitAnyPolicy')
  state.explicit = Math.min(state.explicit, explicit)
  state.mapping = Math.min(state.mapping, mapping)
  if (any) state.any = Math.min(state.any, readCount(any))
}

function readPolicyConstraints({ extensions }: Link): { explicit: number; mapping: number } {
  const value = valueOf(extensions, 'policyConstraints')
  const parts = value ? children(value) : []
  const at = (tag: number): number => {
    const part = parts[0]?.tag === tag ? parts.shift() : undefined
    return part ? readCount(part, tag) : Infinity
  }
  const rules = { explicit: at(0x80), mapping: at(0x81) }
  if (parts.length > 0) throw unreadable()
  return rules
}

function mapPolicies(state: PolicyState, value: DerNode | null): void {
  const mappings = new Map<string, Set<string>>()
  for (const [from, to] of value ? children(value).map(pair => children(pair).map(readOid)) : []) {
    if (!from || !to || from === anyPolicy || to === anyPolicy) throw unreadable()
    mappings.set(from, (mappings.get(from) ?? new Set()).add(to))
  }
  for (const [from, expected] of mappings) {
    const node = state.level.get(from)
    const open = state.level.get(anyPolicy)
    if (state.mapping === 0) state.level.delete(from)
    else if (node) node.expected = expected
    else if (open) state.level.set(from, { policy: from, expected, parents: open.parents })
  }
}

/** Section 6.1.5 (a), (b) and (g), for the certificate at the end. */
export function finishPolicies(state: PolicyState, last: Link, { acceptable }: PolicyDemands): boolean {
  const explicit = readPolicyConstraints(last).explicit === 0 ? 0 : Math.max(0, state.explicit - 1)
  return explicit > 0 || hasAcceptable(state.level, acceptable)
}

function hasAcceptable(level: Level, acceptable: readonly string[]): boolean {
  if (acceptable.includes(anyPolicy) || level.has(anyPolicy)) return level.size > 0
  return acceptable.some(policy => policiesOfAnchor(level).has(policy))
}

/** The policies in the words of the anchor, before any mapping: nodes that stand right under anyPolicy. */
function policiesOfAnchor(level: Level): Set<string> {
  const seen = new Set<PolicyNode>(level.values())
  for (const node of seen) for (const parent of node.parents) seen.add(parent)
  const outermost = [...seen].filter(({ policy, parents }) => policy !== anyPolicy && parents.some(isAny))
  return new Set(outermost.map(({ policy }) => policy))
}

const isAny = ({ policy }: PolicyNode): boolean => policy === anyPolicy

const unreadable = (): MohurError => new MohurError('CERTIFICATE_UNREADABLE')
