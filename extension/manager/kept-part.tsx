/** Signatures that no site has got: lists what is kept, saves and discards it. Where nothing is kept, nothing is drawn. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { toErrorMessage } from '../../shared/errors.ts'
import type { KeptSignatures } from '../../shared/kept-signatures.ts'
import { call } from '../call.ts'
import type { Content } from '../background/content.ts'
import type { KeptSigned } from '../profiles/kept-name.ts'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { keptFile } from './kept-file.ts'
import { saveFile } from './save-file.ts'
import { KeptView, type KeptAttempt } from './views/kept-view.tsx'

const load: Load<KeptSignatures[]> = signal => call('listKeptSignatures', {}, { signal })

export function KeptPart(): VNode | null {
  const { loaded, again } = useLoaded(load)
  const [attempt, setAttempt] = useState<KeptAttempt | null>(null)
  if (loaded.state !== 'good' || loaded.value.length === 0) return null
  const save = async (request: string, signed: KeptSigned, place: { index: number; given: readonly Content[] }) => {
    const { index, given } = place
    const taken = await call('takeKeptSignature', { request, index })
    if (!taken) return again()
    const file = await keptFile({ signed, index, taken, given })
    if (file) saveFile(file)
    setAttempt({ request, index, outcome: file ? 'saved' : 'otherFile' })
  }
  const failed = (error: unknown): void => setAttempt({ outcome: toErrorMessage(error) })
  return (
    <KeptView
      kept={loaded.value}
      attempt={attempt}
      save={(request, signed, place) => void save(request, signed, place).catch(failed)}
      discard={request => void call('discardKeptSignatures', { request }).catch(failed).finally(again)}
    />
  )
}
