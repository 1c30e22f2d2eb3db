/** The manager's sections and the toolbar popup as pure views of their data. */
import type { VNode } from 'preact'
import { Manager } from '../../../extension/manager/manager.tsx'
import { JournalView } from '../../../extension/manager/views/journal-view.tsx'
import { ModulesView, type Attempt } from '../../../extension/manager/views/modules-view.tsx'
import { ReadinessView } from '../../../extension/manager/views/readiness-view.tsx'
import { SettingsView } from '../../../extension/manager/views/settings-view.tsx'
import { SitesView } from '../../../extension/manager/views/sites-view.tsx'
import { TokensView } from '../../../extension/manager/views/tokens-view.tsx'
import type { Findings } from '../../../extension/manager/readiness.ts'
import { Popup, type PopupState } from '../../../extension/popup/popup.tsx'
import type { Result } from '../../../shared/operations/index.ts'
import type { TokenSummary } from '../../../shared/token.ts'

export type PageData =
  | { page: 'tokens'; tokens: TokenSummary[] }
  | { page: 'sites'; sites: Result<'listOrigins'> }
  | { page: 'journal'; journal: Result<'readJournal'> }
  | { page: 'modules'; modules: Result<'listModules'>; attempt: Attempt }
  | { page: 'readiness'; findings: Findings }
  | { page: 'settings'; word: string; host: Result<'diagnose'>['host'] }
  | { page: 'popup'; state: PopupState }

type Note = (what: unknown) => void

export function PageView({ data, note }: { data: PageData; note: Note }): VNode {
  if (data.page === 'popup') {
    const actions = {
      revoke: (origin: string) => note({ revoke: origin }),
      open: (task: string) => note({ open: task }),
    }
    return <Popup state={data.state} actions={actions} />
  }
  return (
    <Manager section={data.page}>
      <SectionView data={data} note={note} />
    </Manager>
  )
}

function SectionView({ data, note }: { data: Exclude<PageData, { page: 'popup' }>; note: Note }): VNode {
  switch (data.page) {
    case 'tokens':
      return <TokensView tokens={data.tokens} first={null} />
    case 'sites':
      return <SitesView sites={data.sites} revoke={origin => note({ revoke: origin })} />
    case 'journal':
      return <JournalView journal={data.journal} exportAll={entries => note({ exported: entries.length })} />
    case 'modules':
      return (
        <ModulesView
          modules={data.modules}
          attempt={data.attempt}
          add={path => note({ add: path })}
          remove={path => note({ remove: path })}
        />
      )
    case 'readiness':
      return <ReadinessView findings={data.findings} check={() => note('check')} />
    default:
      return <SettingsView word={data.word} longestWord={32} saveWord={word => note({ word })} host={data.host} />
  }
}
