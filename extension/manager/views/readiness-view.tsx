/** Whether everything is there that a signature needs, and the report of it for a help desk. */
import type { VNode } from 'preact'
import { Button } from '../../ui/button.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import type { LastError } from '../../last-errors.ts'
import { readinessReport } from '../readiness-report.ts'
import { readinessSteps } from '../readiness.ts'
import type { SavedFile } from '../save-file.ts'
import { ChainView, type ChainProps } from './chain-view.tsx'

interface Props extends ChainProps {
  /** The extension's id. */
  extension: string
  lastErrors: () => Promise<readonly LastError[]>
  save: (file: SavedFile) => void
}

export function ReadinessView({ extension, lastErrors, save, ...chain }: Props): VNode {
  const { readiness } = useTexts().manager
  const choose = usePlural()
  const saveReport = async (): Promise<void> => {
    const { findings, trial } = chain
    const content = readinessReport(findings, readinessSteps(findings, trial, { texts: readiness, choose }), {
      extension,
      userAgent: navigator.userAgent,
      now: new Date(),
      lastErrors: await lastErrors(),
    })
    save({ name: 'mohur-readiness.txt', type: 'text/plain', content })
  }
  return (
    <>
      <p class="intro">{readiness.intro}</p>
      <ChainView {...chain} />
      <div class="file-row">
        <Button action="save-report" describedBy="report-hint" onPress={() => void saveReport()}>
          {readiness.save}
        </Button>
        <p id="report-hint" class="aside">
          {readiness.saveMeaning}
        </p>
      </div>
    </>
  )
}
