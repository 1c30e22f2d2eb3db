/** The sections of the manager, and which of them an address means: `#<section or task>?token=<id>`. */
import type { managerTasks } from '../../shared/operations/open-token-manager.ts'

export const sectionNames = [
  'start',
  'tokens',
  'certificates',
  'sign',
  'check',
  'sites',
  'journal',
  'modules',
  'readiness',
  'settings',
] as const
export type SectionName = (typeof sectionNames)[number]
export type Task = (typeof managerTasks)[number]

/** Tasks that a page may open; those on a token are done in its card. */
const tasks: Record<Task, SectionName> = {
  tokens: 'tokens',
  certificates: 'certificates',
  changePin: 'tokens',
  unblock: 'tokens',
  sign: 'sign',
  check: 'check',
  journal: 'journal',
  readiness: 'readiness',
}

export interface Place {
  section: SectionName
  /** The `id` of the token that is meant. */
  token: string | null
  /** What is to be done at the token. */
  task: Task | null
}

/** A section by its own name is no task. */
const asTask = (name: string): Task | null =>
  Object.hasOwn(tasks, name) && tasks[name as Task] !== name ? (name as Task) : null

export function placeOf(hash: string): Place {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?')
  const section =
    sectionNames.find(one => one === name) ??
    (Object.hasOwn(tasks, name) ? tasks[name as keyof typeof tasks] : 'tokens')
  return { section, token: new URLSearchParams(query).get('token'), task: asTask(name) }
}

/** The address of one token's own page. */
export const tokenAddress = (token: string, task: Task | null = null): string =>
  `#${task ?? 'tokens'}?token=${encodeURIComponent(token)}`
