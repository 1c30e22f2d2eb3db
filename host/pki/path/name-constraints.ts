/** Name constraints along a path (RFC 5280 sections 4.2.1.10 and 6.1.3 b and c), whether marked critical or not. */
import { valueOf } from '../../../shared/certificate-extensions.ts'
import { children, readDer, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { nameAttributes } from '../../../shared/names.ts'
import type { Link } from './link.ts'
import { nameForms, nameTags } from './name-forms.ts'

interface Name {
  tag: number
  node: DerNode
}

interface Constraint {
  tag: number
  /** As the row of its form takes it apart; `null` for a form that has no row. */
  base: readonly string[] | null
}

/** A name must lie within one of each group that speaks of its form, and within none of the excluded. */
export interface NameState {
  permitted: Constraint[][]
  excluded: Constraint[]
  /** Comparisons that are left: names times constraints is what somebody else may choose. */
  left: number
}

const mostComparisons = 100_000

export const startNames = (): NameState => ({ permitted: [], excluded: [], left: mostComparisons })

/** Section 6.1.4 (g): what an authority says for those below. @throws MohurError CERTIFICATE_UNREADABLE */
export function descendNames(state: NameState, { extensions }: Link): void {
  const value = valueOf(extensions, 'nameConstraints')
  for (const part of value ? children(value) : []) {
    const constraints = children(part).map(readConstraint)
    if (part.tag === 0xa0) state.permitted.push(constraints)
    else if (part.tag === 0xa1) state.excluded.push(...constraints)
    else throw unreadable()
  }
}

/** `minimum` is always 0 and `maximum` never there; DER does not even write the 0. */
function readConstraint(subtree: DerNode): Constraint {
  const [base, ...more] = children(subtree)
  if (!base || more.length > 0) throw unreadable()
  return { tag: base.tag, base: nameForms[base.tag]?.base(base) ?? null }
}

/** @throws MohurError CERTIFICATE_UNREADABLE for names that cannot be held against the constraints of their form */
export function areNamesAllowed(state: NameState, link: Link): boolean {
  const all = [...state.permitted.flat(), ...state.excluded]
  if (all.length === 0) return true
  const constrained = namesOf(link).filter(({ tag }) => all.some(constraint => constraint.tag === tag))
  state.left -= constrained.length * all.length
  return state.left >= 0 && constrained.every(name => isAllowed(state, name))
}

function isAllowed({ permitted, excluded }: NameState, { tag, node }: Name): boolean {
  const form = nameForms[tag]
  // A constraint on a form of name that we cannot compare may not be overlooked.
  if (!form) return false
  const name = form.name(node)
  const isWithin = (constraint: Constraint): boolean =>
    constraint.tag === tag && constraint.base !== null && form.isWithin(name, constraint.base)
  const speaking = permitted.filter(group => group.some(constraint => constraint.tag === tag))
  return speaking.every(group => group.some(isWithin)) && !excluded.some(isWithin)
}

/** The subject, unless it is empty; the mail addresses in it, as before 2008; and every alternative name. */
function namesOf({ facts, extensions }: Link): Name[] {
  const subject = readDer(facts.subjectDer)
  const attributes = children(subject).flatMap(children)
  const alternative = valueOf(extensions, 'subjectAltName')
  return [
    ...(attributes.length > 0 ? [{ tag: nameTags.directory, node: { ...subject, content: subject.whole } }] : []),
    ...attributes.flatMap(mailAddress),
    ...(alternative ? children(alternative) : []).map(node => ({ tag: node.tag, node })),
  ]
}

function mailAddress(attribute: DerNode): Name[] {
  const [type, value] = children(attribute)
  if (!type || !value) throw unreadable()
  return readOid(type) === nameAttributes.emailAddress.oid ? [{ tag: nameTags.email, node: value }] : []
}

const unreadable = (): MohurError => new MohurError('CERTIFICATE_UNREADABLE')
