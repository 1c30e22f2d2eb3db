/** What needs the person on the connected tokens, the most pressing first; the popup lists it, the toolbar icon counts it. */
import type { KeptSignatures } from '../../shared/kept-signatures.ts'
import type { JournalEntry } from '../../shared/journal.ts'
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { TokenDetails } from '../../shared/token-details.ts'
import { isToRenew, profilesOf, type Enrolment, type Profile } from './profiles.ts'
import { certificateFacts } from './certificate-facts.ts'

export type Attention =
  /** Signatures that the site has not got and that are kept; the newest first. */
  | { kind: 'kept'; kept: readonly KeptSignatures[] }
  /** Signatures that the site has not got, or of which it is not known whether they were made; the newest first. */
  | { kind: 'signature'; entries: readonly JournalEntry[] }
  /** Locked, or on its last tries. */
  | { kind: 'pin'; details: TokenDetails }
  /** Ended, or ends soon. */
  | { kind: 'certificate'; profile: Profile }
  /** Set aside. */
  | { kind: 'module'; module: Pkcs11ModuleState }
  /** A key that waits for its certificate. */
  | { kind: 'enrolment'; enrolment: Enrolment }

export interface Known {
  tokens: readonly Result<'readToken'>[]
  modules: readonly Pkcs11ModuleState[]
  /** Newest first. */
  journal?: readonly JournalEntry[]
  kept?: readonly KeptSignatures[]
  /** The person has looked into the journal then. */
  journalSeen?: number
}

export function attentionTo(
  { tokens, modules, journal = [], kept = [], journalSeen = 0 }: Known,
  now: Date,
): Attention[] {
  const { profiles, enrolments } = profilesOf(tokens, now, journal)
  // What is kept is told once, with what can be done about it.
  const isKept = ({ request }: JournalEntry): boolean => kept.some(one => one.request === request)
  const entries = journal.filter(entry => isLost(entry.stage) && entry.time.getTime() > journalSeen && !isKept(entry))
  return [
    ...(kept.length > 0 ? [{ kind: 'kept', kept } as const] : []),
    ...(entries.length > 0 ? [{ kind: 'signature', entries } as const] : []),
    ...tokens.filter(isOnLastTries).map(({ details }) => ({ kind: 'pin', details }) as const),
    ...profiles.filter(isToBeReplaced).map(profile => ({ kind: 'certificate', profile }) as const),
    ...modules.filter(isSetAside).map(module => ({ kind: 'module', module }) as const),
    ...enrolments.map(enrolment => ({ kind: 'enrolment', enrolment }) as const),
  ]
}

/** Their last stage, and nobody has got the signature. */
const isLost = (stage: JournalEntry['stage']): boolean => stage === 'undelivered' || stage === 'unknown'

/** Where a token counts aloud, tries are few from here on; where it does not, a single wrong PIN may leave one only. */
const lastTries = 3

/** A token without a PIN has no tries. */
const isOnLastTries = ({ details: { summary, userPin } }: Result<'readToken'>): boolean =>
  summary.state !== 'uninitialized' &&
  (userPin.tries === 'low' ? (userPin.left ?? 0) <= lastTries : userPin.tries !== 'unknown')

/** What cannot be read has no date to be replaced by. */
const isToBeReplaced = ({ next, certificate }: Profile): boolean =>
  isToRenew(next) && certificateFacts(certificate) !== null

const isSetAside = ({ problem }: Pkcs11ModuleState): boolean => problem?.code === 'MODULE_SET_ASIDE'
