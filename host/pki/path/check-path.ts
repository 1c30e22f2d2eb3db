/** One path from an anchor down to a certificate (RFC 5280 section 6.1), without revocation. */
import { extensionTypes } from '../../../shared/certificate-extensions.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { isSelfIssued, type Link } from './link.ts'
import { areNamesAllowed, descendNames, startNames, type NameState } from './name-constraints.ts'
import {
  descendPolicies,
  enterPolicies,
  finishPolicies,
  noDemands,
  startPolicies,
  takePolicyRules,
  type PolicyDemands,
  type PolicyState,
} from './policy-graph.ts'

export type VerifyReason = VerifiedSigner['reasons'][number]

export interface PathToCheck {
  /** The certificate first, then its issuers up to the anchor. The signatures have been looked at. */
  links: readonly Link[]
  at: Date
  demands?: PolicyDemands
}

/** Critical extensions that are judged here, or that demand nothing of who verifies a signature. */
const understood = new Set<string>(Object.values(extensionTypes))

/** Why the path does not hold; empty when it does. */
export function checkPath({ links, at, demands = noDemands }: PathToCheck): VerifyReason[] {
  const reasons = new Set<VerifyReason>()
  links.forEach((link, index) => {
    if (!isValidAt(link, at)) reasons.add(index === 0 ? 'certificateExpired' : 'chainBroken')
  })
  if (!links.every(isUnderstood) || !holds(links, demands)) reasons.add('chainBroken')
  return [...reasons]
}

const isValidAt = ({ facts: { notBefore, notAfter } }: Link, at: Date): boolean => at >= notBefore && at <= notAfter

const isUnderstood = ({ extensions }: Link): boolean =>
  extensions.every(({ type, critical }) => !critical || understood.has(type))

/** What is carried down the path (section 6.1.2). */
interface State {
  names: NameState
  policies: PolicyState
  /** How many authorities may still follow. */
  pathLength: number
}

/** An extension that cannot be read cannot be satisfied. */
function holds(links: readonly Link[], demands: PolicyDemands): boolean {
  const [anchor, ...below] = links.toReversed()
  const last = below.pop()
  if (!anchor || !last) return true
  try {
    const state: State = {
      names: startNames(),
      policies: startPolicies(below.length + 1, demands),
      pathLength: anchor.pathLength,
    }
    descendNames(state.names, anchor)
    takePolicyRules(state.policies, anchor)
    return (
      mayIssue(anchor, anchor.extensions.length === 0) &&
      below.every(link => passes(state, link)) &&
      areNamesAllowed(state.names, last) &&
      enterPolicies(state.policies, last, true) &&
      finishPolicies(state.policies, last, demands)
    )
  } catch {
    return false
  }
}

/** An authority between the anchor and the end (sections 6.1.3 and 6.1.4). */
function passes(state: State, link: Link): boolean {
  const selfIssued = isSelfIssued(link)
  if (!selfIssued && (!areNamesAllowed(state.names, link) || state.pathLength <= 0)) return false
  if (!enterPolicies(state.policies, link, false) || !mayIssue(link, false)) return false
  descendNames(state.names, link)
  descendPolicies(state.policies, link)
  state.pathLength = Math.min(selfIssued ? state.pathLength : state.pathLength - 1, link.pathLength)
  return true
}

/** `isOld`: an anchor from before there were extensions is an authority by the word of who gave it. */
const mayIssue = ({ facts: { isCa, keyUsage } }: Link, isOld: boolean): boolean =>
  (isCa || isOld) && (keyUsage === null || keyUsage.includes('keyCertSign'))
