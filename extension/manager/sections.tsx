/** What each section loads, and what its buttons do. */
import type { VNode } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { toErrorMessage } from '../../shared/errors.ts'
import { browser } from '../browser.ts'
import { call } from '../call.ts'
import { longestWord, writeSettings, type Settings } from '../settings.ts'
import { readLastErrors } from '../last-errors.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import type { Result } from '../../shared/operations/index.ts'
import { saveFile } from './save-file.ts'
import type { Place, SectionName } from './place.ts'
import { CertificatesSection } from './certificates-section.tsx'
import { CheckSection } from './check-section.tsx'
import { JournalSection } from './journal-section.tsx'
import { SignSection } from './sign-section.tsx'
import { TokensSection } from './tokens-section.tsx'
import { useAuthorities } from './use-authorities.ts'
import { useChain } from './use-chain.ts'
import { ModulesView, type Attempt } from './views/modules-view.tsx'
import { ReadinessView } from './views/readiness-view.tsx'
import { SettingsView } from './views/settings-view.tsx'
import { SitesView } from './views/sites-view.tsx'
import { StartView } from './views/start-view.tsx'

interface Props {
  place: Place
  settings: Settings
}

const loadSites: Load<Result<'listOrigins'>> = signal => call('listOrigins', {}, { signal })
const loadModules: Load<Result<'listModules'>> = signal => call('listModules', {}, { signal })
const loadMissing: Load<Result<'diagnose'>['modulesMissing']> = signal =>
  call('diagnose', {}, { signal }).then(({ modulesMissing }) => modulesMissing)
const loadHost: Load<Result<'diagnose'>['host'] | null> = signal =>
  call('diagnose', {}, { signal }).then(
    ({ host }) => host,
    () => null,
  )

function Sites(): VNode {
  const { loaded, again } = useLoaded(loadSites)
  const revoke = (origin: string): void => void call('revokeOrigin', { origin }).finally(again)
  return (
    <LoadedView loaded={loaded} again={again}>
      {sites => <SitesView sites={sites} revoke={revoke} />}
    </LoadedView>
  )
}

function Modules(): VNode {
  const { loaded, again } = useLoaded(loadModules)
  const missing = useLoaded(loadMissing)
  const [attempt, setAttempt] = useState<Attempt>('none')
  const run = useCallback(
    (work: Promise<unknown>, success: Attempt) => {
      setAttempt('running')
      work
        .then(
          () => setAttempt(success),
          (error: unknown) => setAttempt(toErrorMessage(error)),
        )
        .finally(again)
    },
    [again],
  )
  return (
    <LoadedView loaded={loaded} again={again}>
      {modules => (
        <ModulesView
          modules={modules}
          missing={missing.loaded.state === 'good' ? missing.loaded.value : []}
          attempt={attempt}
          add={path => run(call('addModule', { path }), 'added')}
          remove={path => run(call('removeModule', { path }), 'none')}
          readmit={path => run(call('readmitModule', { path }), 'readmitted')}
        />
      )}
    </LoadedView>
  )
}

function Readiness(): VNode {
  const { loaded, again, chainOf } = useChain()
  return (
    <LoadedView loaded={loaded} again={again}>
      {findings => (
        <ReadinessView
          {...chainOf(findings)}
          extension={browser.runtime.id}
          lastErrors={() => readLastErrors(browser.storage)}
          save={saveFile}
        />
      )}
    </LoadedView>
  )
}

const tellOfExpiry = (expiryNotices: boolean): void => void writeSettings(browser.storage, { expiryNotices })
const saveWord = (word: string): void => void writeSettings(browser.storage, { word })

function Start({ settings: { word } }: Props): VNode {
  const { loaded, chainOf } = useChain()
  const chain = loaded.state === 'good' ? chainOf(loaded.value) : null
  return <StartView word={word} longestWord={longestWord} saveWord={saveWord} chain={chain} />
}

function SettingsSection({ settings }: Props): VNode {
  const { loaded } = useLoaded(loadHost)
  const authorities = useAuthorities()
  return (
    <SettingsView
      word={settings.word}
      longestWord={longestWord}
      saveWord={saveWord}
      expiryNotices={settings.expiryNotices}
      tellOfExpiry={tellOfExpiry}
      host={loaded.state === 'good' ? loaded.value : null}
      authorities={authorities}
    />
  )
}

export const sections: Record<SectionName, (props: Props) => VNode> = {
  start: Start,
  tokens: TokensSection,
  certificates: CertificatesSection,
  sign: SignSection,
  check: CheckSection,
  sites: Sites,
  journal: JournalSection,
  modules: Modules,
  readiness: Readiness,
  settings: SettingsSection,
}
