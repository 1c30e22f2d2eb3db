/** The manager's sections and the toolbar popup as pure views of their data. */
import type { ComponentType, VNode } from 'preact'
import { Manager } from '../../../extension/manager/manager.tsx'
import { noRows, withPage } from '../../../extension/manager/journal-rows.ts'
import { KeptView, type KeptAttempt } from '../../../extension/manager/views/kept-view.tsx'
import { EnrolmentsView } from '../../../extension/manager/views/enrolments-view.tsx'
import { JournalView } from '../../../extension/manager/views/journal-view.tsx'
import { CheckView } from '../../../extension/manager/views/files/check-view.tsx'
import { SignView } from '../../../extension/manager/views/files/sign-view.tsx'
import { ModulesView, type Attempt } from '../../../extension/manager/views/modules-view.tsx'
import { ReadinessView } from '../../../extension/manager/views/readiness-view.tsx'
import type { ChosenCertificates } from '../../../extension/manager/authorities/chosen-certificates.ts'
import type { AuthorityOutcome } from '../../../extension/manager/views/authorities/add-authority.tsx'
import type { Authority } from '../../../extension/authorities.ts'
import { SettingsView } from '../../../extension/manager/views/settings-view.tsx'
import type { ChainProps } from '../../../extension/manager/views/chain-view.tsx'
import { StartView } from '../../../extension/manager/views/start-view.tsx'
import { SitesView } from '../../../extension/manager/views/sites-view.tsx'
import type { PathCheck, PathChecks } from '../../../extension/manager/views/path-check-view.tsx'
import { ProfilesView } from '../../../extension/manager/views/profiles-view.tsx'
import { TokensView } from '../../../extension/manager/views/tokens-view.tsx'
import { StatusLine } from '../../../extension/manager/views/token/status-line.tsx'
import { TokenPage } from '../../../extension/manager/views/token/token-page.tsx'
import type { TokenProps } from '../../../extension/manager/views/token/token-props.ts'
import type { CheckingState } from '../../../extension/manager/files/checking-state.ts'
import type { KeptRoot } from '../../../extension/manager/files/kept-roots.ts'
import { noRoots, type TrustedRoots } from '../../../extension/manager/files/trusted-roots.ts'
import type { SigningState } from '../../../extension/manager/files/signing-state.ts'
import type { Activity } from '../../../extension/manager/activity.ts'
import type { SectionName, Task } from '../../../extension/manager/place.ts'
import { profilesOf } from '../../../extension/profiles/profiles.ts'
import type { TokenActions } from '../../../extension/manager/token-actions.ts'
import type { Findings, Trial } from '../../../extension/manager/readiness.ts'
import { Popup, type PopupState } from '../../../extension/popup/popup.tsx'
import type { Enrolment } from '../../../shared/enrolment.ts'
import type { KeptSignatures } from '../../../shared/kept-signatures.ts'
import type { JournalEntry } from '../../../shared/journal.ts'
import type { Result } from '../../../shared/operations/index.ts'
import type { SlotDetails } from '../../../shared/token-details.ts'

export type PageData =
  | { page: 'tokens'; slots: SlotDetails[]; task: Task | null }
  | { page: 'token'; props: Omit<TokenProps, 'actions'>; activity: Activity }
  | { page: 'certificates'; tokens: Result<'readToken'>[]; journal: JournalEntry[]; checks?: PathCheck[] }
  | { page: 'sign'; state: SigningState; authority: string | null }
  | { page: 'check'; files: CheckingState; kept?: KeptRoot[]; trusted?: TrustedRoots }
  | { page: 'sites'; sites: Result<'listOrigins'> }
  | { page: 'journal'; journal: Result<'readJournal'>; busy?: boolean; saving?: number }
  | { page: 'kept'; kept: KeptSignatures[]; attempt: KeptAttempt | null }
  | { page: 'enrolments'; enrolments: Enrolment[] }
  | { page: 'modules'; modules: Result<'listModules'>; missing: Result<'diagnose'>['modulesMissing']; attempt: Attempt }
  | ReadinessData
  | { page: 'start'; word: string; readiness: ReadinessData }
  | {
      page: 'settings'
      word: string
      host: Result<'diagnose'>['host']
      authorities: Authority[]
      outcome?: AuthorityOutcome
      chosen?: ChosenCertificates
    }
  | { page: 'popup'; state: PopupState }

interface ReadinessData {
  page: 'readiness'
  findings: Findings
  trial: Trial
}

type Note = (what: unknown) => void

type SectionData = Exclude<PageData, { page: 'popup' }>

export function PageView({ data, note }: { data: PageData; note: Note }): VNode {
  if (data.page === 'popup') {
    const actions = {
      revoke: (origin: string) => note({ revoke: origin }),
      open: (address: string) => note({ open: address }),
    }
    return <Popup state={data.state} actions={actions} />
  }
  const Section = sections[data.page] as ComponentType<{ data: SectionData; note: Note }>
  return (
    <Manager section={within[data.page] ?? (data.page as SectionName)}>
      <Section data={data} note={note} />
    </Manager>
  )
}

/** What is a part of a section. */
const within: Partial<Record<SectionData['page'], SectionName>> = {
  token: 'tokens',
  kept: 'journal',
  enrolments: 'certificates',
}

interface SectionProps<P extends SectionData['page']> {
  data: Extract<PageData, { page: P }>
  note: Note
}

const sections: { [P in SectionData['page']]: (props: SectionProps<P>) => VNode } = {
  tokens: ({ data, note }) => <TokensView slots={data.slots} task={data.task} again={() => note('again')} />,
  token: ({ data, note }) => (
    <>
      <StatusLine activity={data.activity} connected={1} />
      <TokenPage {...data.props} actions={noted(note)} />
    </>
  ),
  certificates: ({ data, note }) => (
    <>
      <StatusLine activity={{ state: 'unretired' }} connected={1} />
      <ProfilesView
        {...profilesOf(data.tokens, new Date(), data.journal)}
        busy={false}
        markRetired={(_, retired) => note({ retired })}
        checks={checksIn(data, note)}
      />
    </>
  ),
  sign: ({ data, note }) => (
    <SignView
      state={data.state}
      authority={data.authority}
      add={files => note({ add: files.length })}
      takeOut={id => note({ takeOut: id })}
      takeAllOut={() => note('takeAllOut')}
      chooseFormat={format => note({ format })}
      wantStamp={wanted => note({ stamp: wanted })}
      wantMark={wanted => note({ mark: wanted })}
      sign={() => note('sign')}
      save={files => note({ save: files.map(({ signed }) => signed?.name ?? '') })}
    />
  ),
  check: ({ data, note }) => (
    <CheckView
      files={data.files}
      add={files => note({ add: files.length })}
      takeOut={id => note({ takeOut: id })}
      takeAllOut={() => note('takeAllOut')}
      giveDocument={id => note({ document: id })}
      kept={data.kept ?? []}
      trusted={data.trusted ?? noRoots}
      choose={file => note({ choose: file.name })}
      trust={proofs => note({ trust: proofs })}
      distrust={() => note('distrust')}
    />
  ),
  sites: ({ data, note }) => <SitesView sites={data.sites} revoke={origin => note({ revoke: origin })} />,
  journal: ({ data, note }) => (
    <JournalView
      journal={withPage(noRows, data.journal)}
      busy={data.busy ?? false}
      fault={null}
      more={limit => note({ more: limit })}
      saving={data.saving ?? null}
      saveAs={words => note({ table: words !== null })}
    />
  ),
  kept: ({ data, note }) => (
    <KeptView
      kept={data.kept}
      attempt={data.attempt}
      save={(request, _, { index }) => note({ save: request, index })}
      discard={request => note({ discard: request })}
    />
  ),
  enrolments: ({ data, note }) => (
    <EnrolmentsView enrolments={data.enrolments} forget={({ reference }) => note({ forget: reference })} />
  ),
  modules: ({ data, note }) => (
    <ModulesView
      modules={data.modules}
      missing={data.missing}
      attempt={data.attempt}
      add={path => note({ add: path })}
      remove={path => note({ remove: path })}
      readmit={path => note({ readmit: path })}
    />
  ),
  readiness: ({ data, note }) => (
    <ReadinessView
      {...chainOf(data, note)}
      extension="sample"
      lastErrors={() => Promise.resolve([])}
      save={file => note({ file })}
    />
  ),
  start: ({ data, note }) => (
    <StartView
      word={data.word}
      longestWord={32}
      saveWord={word => note({ word })}
      chain={chainOf(data.readiness, note)}
    />
  ),
  settings: ({ data, note }) => (
    <SettingsView
      word={data.word}
      longestWord={32}
      saveWord={word => note({ word })}
      expiryNotices
      tellOfExpiry={wanted => note({ expiry: wanted })}
      host={data.host}
      authorities={{
        authorities: data.authorities,
        outcome: data.outcome ?? 'none',
        chosen: data.chosen ?? null,
        choose: ({ name }) => note({ choose: name }),
        add: draft => note({ add: draft }),
        allow: ({ name }) => note({ allow: name }),
        remove: ({ name }) => note({ remove: name }),
      }}
    />
  ),
}

const chainOf = ({ findings, trial }: ReadinessData, note: Note): ChainProps => ({
  findings,
  trial,
  checking: false,
  check: () => note('check'),
  trySignature: () => note('try'),
})

/** The first certificate has the first outcome, and so on. */
function checksIn({ tokens, journal, checks = [] }: SectionProps<'certificates'>['data'], note: Note): PathChecks {
  const { profiles } = profilesOf(tokens, new Date(), journal)
  return {
    of: certificate => checks[profiles.findIndex(one => one.certificate === certificate)] ?? null,
    check: (_, pool) => note({ check: pool.length }),
  }
}

/** Every action of a token's page, noted by its name with what it was given. */
const noted = (note: Note): TokenActions =>
  new Proxy({} as TokenActions, {
    get:
      (_, name) =>
      (...given: unknown[]) =>
        note({ [String(name)]: given }),
  })
