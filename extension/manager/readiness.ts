/** The chain from the extension to a certificate, link by link, from what the extension and the host say of themselves. */
import type { ErrorMessage } from '../../shared/errors.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { Installation } from '../installation.ts'
import { fill } from '../locales/format.ts'
import type { Plural } from '../locales/text-tables.ts'
import type { ManagerTexts } from '../locales/texts.ts'
import { cureOf, type Cure } from '../ui/cure-link.tsx'

export type StepName = keyof ManagerTexts['readiness']['steps']

export interface Step {
  name: StepName
  state: 'good' | 'broken' | 'waiting'
  text: string
  /** What to do; empty when nothing is to be done. */
  cure: string
  /** A command to be typed, when that is the cure. */
  command: string
  problems: readonly ErrorMessage[]
  /** Where in the manager it is mended; `null`: nowhere. */
  place: Cure | null
}

export interface Findings {
  status: Result<'status'>
  /** What the host found; an error when it could not be asked. */
  diagnosis: Result<'diagnose'> | ErrorMessage
  installation: Installation
  at: Date
}

/** What became of the test signature. */
export type Trial = 'none' | 'running' | 'good' | ErrorMessage

const installCommand = 'npm run host:install'

type Texts = ManagerTexts['readiness']
type Choose = (forms: Plural, count: number) => string

/** `trial` is the last step: it needs a person. */
export function readinessSteps(
  { status, diagnosis, installation }: Findings,
  trial: Trial,
  { texts, choose }: { texts: Texts; choose: Choose },
): Step[] {
  const extension = step('extension', { text: fill(texts.extensionGood, { version: status.version }) })
  if ('code' in diagnosis) {
    return [
      extension,
      hostStep({ status, diagnosis, installation }, texts),
      ...(['modules', 'tokens', 'certificates', 'signature'] as const).map(name => step(name, { state: 'waiting' })),
    ]
  }
  const { host, folders } = diagnosis
  return [
    extension,
    step('host', {
      state: folders.length === 0 ? 'good' : 'broken',
      text: fill(texts.hostGood, { version: host.version, platform: host.platform }),
      problems: folders,
    }),
    modulesStep(diagnosis, texts, choose),
    countStep('tokens', diagnosis.tokens.length, { texts, choose }),
    countStep('certificates', diagnosis.certificates, { texts, choose }),
    trialStep(diagnosis.certificates, trial, texts),
  ]
}

const step = (name: StepName, known: Partial<Step>): Step => ({
  name,
  state: 'good',
  text: '',
  cure: '',
  command: '',
  problems: [],
  place: null,
  ...known,
})

interface Unreached {
  status: Findings['status']
  diagnosis: ErrorMessage
  installation: Installation
}

function hostStep({ status: { host }, diagnosis, installation }: Unreached, texts: Texts): Step {
  if (host === 'missing') {
    // Whoever has the sources can install it from there; everyone else gets it where the extension came from.
    const [cure, command] = installation.fromSources
      ? [texts.hostMissingSources, installCommand]
      : [texts.hostMissingCure, '']
    return step('host', { state: 'broken', text: texts.hostMissing, cure, command })
  }
  if (host === 'outdated') {
    const command = installation.fromSources ? installCommand : ''
    return step('host', { state: 'broken', text: texts.hostOutdated, cure: texts.hostOutdatedCure, command })
  }
  if (host === 'newer')
    return step('host', { state: 'broken', problems: [{ code: 'EXTENSION_OUTDATED', details: {} }] })
  return step('host', { state: 'broken', text: texts.hostUnknown, problems: [diagnosis] })
}

/** Of an error whose cure is elsewhere than here. */
function placeOf({ code }: ErrorMessage): Cure | null {
  const cure = cureOf(code)
  return cure === 'readiness' ? null : cure
}

function trialStep(certificates: number, trial: Trial, texts: Texts): Step {
  if (certificates === 0) return step('signature', { state: 'waiting' })
  if (trial === 'good') return step('signature', { text: texts.trialGood })
  if (typeof trial === 'object') return step('signature', { state: 'broken', problems: [trial], place: placeOf(trial) })
  return step('signature', { state: 'waiting', text: texts.trialMeaning })
}

/** No driver is needed as long as the software token is there; one that fails may be why no certificate is seen. */
function modulesStep(diagnosis: Result<'diagnose'>, texts: Texts, choose: Choose): Step {
  const { modules, modulesMissing, tokens, certificates } = diagnosis
  const works = modules.filter(({ problem }) => problem === null).length
  const problems = modules.flatMap(({ problem, path }) =>
    problem ? [{ ...problem, details: { module: path, ...problem.details } }] : [],
  )
  const harmless = problems.length === 0 || certificates > 0
  const state = harmless && (works > 0 || tokens.length > 0) ? 'good' : 'broken'
  const found = works > 0 ? fill(choose(texts.modulesGood, works), { count: works }) : texts.modulesNone
  // With a token that shows, nothing is missed.
  const isMissed = modulesMissing.length > 0 && !tokens.some(({ kind }) => kind === 'pkcs11')
  const missing = isMissed ? fill(texts.modulesMissing, { names: namesOf(modulesMissing) }) : ''
  return step('modules', {
    state,
    text: `${found} ${missing}`.trim(),
    cure: works === 0 || state === 'broken' ? texts.modulesCure : '',
    place: state === 'broken' ? 'modules' : null,
    problems,
  })
}

export const namesOf = (modules: Result<'diagnose'>['modulesMissing']): string =>
  modules.map(({ name }) => name).join(', ')

function countStep(
  name: 'tokens' | 'certificates',
  count: number,
  { texts, choose }: { texts: Texts; choose: Choose },
): Step {
  if (count > 0) return step(name, { text: fill(choose(texts[`${name}Good`], count), { count }) })
  return step(name, { state: 'broken', text: texts[`${name}None`], cure: texts[`${name}Cure`] })
}
