/** The sections of the manager, and which of them an address means: `#<section or task>?token=<id>`. */
import type { managerTasks } from '../../shared/operations/open-token-manager.ts'

export const sectionNames = ['tokens', 'sites', 'journal', 'modules', 'readiness', 'settings'] as const
export type SectionName = (typeof sectionNames)[number]

/** Tasks that a page may open; those on a token are done in its card. */
const tasks: Record<(typeof managerTasks)[number], SectionName> = {
  tokens: 'tokens',
  certificates: 'tokens',
  changePin: 'tokens',
  unblock: 'tokens',
  journal: 'journal',
  readiness: 'readiness',
}

export interface Place {
  section: SectionName
  /** The `id` of a token to begin with. */
  token: string | null
}

export function placeOf(hash: string): Place {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?')
  const section =
    sectionNames.find(one => one === name) ??
    (Object.hasOwn(tasks, name) ? tasks[name as keyof typeof tasks] : 'tokens')
  return { section, token: new URLSearchParams(query).get('token') }
}
