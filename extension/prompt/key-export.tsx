/** What key will be made, and whether it may leave: only from the software token, only when asked for, only if the person says so. */
import type { VNode } from 'preact'
import type { Params } from '../../shared/operations/index.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { fill } from '../locales/format.ts'
import { useTexts } from '../ui/language.tsx'
import { ExportableCheck } from './exportable-check.tsx'

type WantedKey = Params<'requestCertificate'>['key']

export const mayExport = ({ exportable }: WantedKey, token: TokenSummary | undefined): boolean =>
  exportable === true && token?.kind === 'software'

export function KeyExport({ wanted, token }: { wanted: WantedKey; token: TokenSummary }): VNode {
  const { prompt } = useTexts()
  const key = fill(prompt.request.newKey, { algorithm: wanted.algorithm })
  if (!mayExport(wanted, token)) {
    return (
      <p class="aside">
        {key}. {wanted.exportable === true ? prompt.request.notExportable : prompt.request.stays}
      </p>
    )
  }
  return (
    <>
      <p class="aside">{key}.</p>
      <ExportableCheck label={prompt.request.exportable} meaning={prompt.request.exportableMeaning} />
    </>
  )
}
