/** What the readiness page shows, as text for a help desk: no names, labels, serial numbers, certificates or folders of the person. */
import type { Result } from '../../shared/operations/index.ts'
import type { LastError } from '../last-errors.ts'
import { namesOf, type Findings, type Step } from './readiness.ts'

/** The last part of a path: the rest may tell the person's name. */
const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''

/** What the report is about besides the host. */
export interface Surroundings {
  /** Of the extension, as browsers know it. */
  extension: string
  /** The browser and its system, in its own words. */
  userAgent: string
  now: Date
  lastErrors: readonly LastError[]
}

export function readinessReport(
  { status, diagnosis }: Findings,
  steps: readonly Step[],
  { extension, userAgent, now, lastErrors }: Surroundings,
): string {
  const lines = [
    `Mohur ${status.version}, protocol ${status.protocol}, ${now.toISOString()}`,
    `extension: ${extension}`,
    `browser: ${userAgent}`,
    ...steps.map(({ name, state, problems }) => [`${name}: ${state}`, ...problems.map(({ code }) => code)].join(' ')),
    ...('code' in diagnosis ? [`diagnosis: ${diagnosis.code}`] : foundLines(diagnosis)),
    ...lastErrors.map(({ time, operation, code }) => `error: ${new Date(time).toISOString()} ${operation} ${code}`),
  ]
  return `${lines.join('\n')}\n`
}

function foundLines({ host, modules, modulesMissing, tokens, certificates }: Result<'diagnose'>): string[] {
  return [
    `host: ${host.version}, Node ${host.node}, ${host.platform}`,
    ...modules.map(({ path, source, version, tokens, problem }) =>
      [`module: ${lastPart(path)}`, source, version || '-', `tokens ${tokens}`, problem?.code ?? 'works'].join(', '),
    ),
    `modules not found: ${namesOf(modulesMissing) || '-'}`,
    ...tokens.map(({ kind, manufacturer, model, state, algorithms }) =>
      [`token: ${kind}`, manufacturer, model, state, algorithms.join(' ')].join(', '),
    ),
    `certificates: ${certificates}`,
  ]
}
