/** The next step out of an error, as a way to where it is done. */
import type { VNode } from 'preact'
import type { ErrorCode } from '../../shared/errors.ts'
import type { CommonTexts } from '../locales/texts.ts'
import { useTexts } from './language.tsx'
import { ManagerLink } from './manager-link.tsx'

export type Cure = keyof CommonTexts['cures']

/** Sections and tasks of the manager. */
const cures: Partial<Record<ErrorCode, Cure>> = {
  HOST_MISSING: 'readiness',
  HOST_FORBIDDEN: 'readiness',
  HOST_OUTDATED: 'readiness',
  EXTENSION_OUTDATED: 'readiness',
  HOST_LOST: 'readiness',
  OUTCOME_UNKNOWN: 'journal',
  JOURNAL_UNWRITABLE: 'readiness',
  TOKEN_STATE_UNKNOWN: 'tokens',
  TOKEN_UNINITIALIZED: 'tokens',
  PIN_EXPIRED: 'changePin',
  PIN_NOT_SET: 'tokens',
  PIN_LOCKED: 'unblock',
  MODULE_NOT_FOUND: 'modules',
  MODULE_WRONG_ARCHITECTURE: 'modules',
  MODULE_FAILED: 'modules',
  MODULE_CRASHED: 'modules',
  MODULE_HANGS: 'modules',
  MODULE_SET_ASIDE: 'modules',
  NO_CERTIFICATE: 'readiness',
  TIMESTAMP_AUTHORITY_MISSING: 'settings',
  TIMESTAMP_UNAVAILABLE: 'settings',
  TIMESTAMP_INVALID: 'settings',
  REVOCATION_AUTHORITY_MISSING: 'settings',
  REVOCATION_UNAVAILABLE: 'settings',
  CERTIFICATE_REVOKED: 'certificates',
  CERTIFICATE_EXPIRED: 'certificates',
  CERTIFICATE_RETIRED: 'certificates',
}

/** `null` where nothing in the manager helps. */
export const cureOf = (code: ErrorCode): Cure | null => cures[code] ?? null

/** What is done at one token. */
const atToken: ReadonlySet<Cure> = new Set(['tokens', 'changePin', 'unblock'])

interface Props {
  code: ErrorCode
  /** The `id` of the token that it happened to, when it is known. */
  token?: string | undefined
}

export function CureLink({ code, token }: Props): VNode | null {
  const { common } = useTexts()
  const cure = cureOf(code)
  if (!cure) return null
  return (
    <ManagerLink place={cure} token={atToken.has(cure) ? token : undefined} button>
      {common.cures[cure]}
    </ManagerLink>
  )
}
