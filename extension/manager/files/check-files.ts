/** Checks what waits on the shelf, one file after the other: each is in memory while it is checked, and no longer. */
import { toErrorMessage } from '../../../shared/errors.ts'
import type { Params, Result } from '../../../shared/operations/index.ts'
import { nextToCheck, withOutcome, type CheckedFile, type CheckingState, type CheckOutcome } from './checking-state.ts'
import type { Shelf } from './shelf.ts'

type Verify = (params: Params<'verify'>) => Promise<Result<'verify'>>

/** To be called once for a shelf, whenever something waits; while it runs it finds what comes by itself. */
export function openChecking(shelf: Shelf<CheckingState>, verify: Verify): () => void {
  let isRunning = false
  const run = async (): Promise<void> => {
    for (let file = nextToCheck(shelf.read()); file; file = nextToCheck(shelf.read())) {
      const current = file
      shelf.change(state => withOutcome(state, current, { state: 'checking' }))
      const outcome = await checkOne(current, verify)
      shelf.change(state => withOutcome(state, current, outcome))
    }
  }
  return () => {
    if (isRunning) return
    isRunning = true
    void run().finally(() => {
      isRunning = false
    })
  }
}

async function checkOne({ file, document }: CheckedFile, verify: Verify): Promise<CheckOutcome> {
  const signed = await file.arrayBuffer().catch(() => null)
  if (!signed) return { state: 'refused', fault: 'unreadable' }
  try {
    const beside = document ? { content: document.file } : {}
    const documents = [{ signed: new Uint8Array(signed), ...beside }]
    const { results } = await verify({ documents, revocation: true })
    const [one] = results
    if (one && 'signers' in one) {
      const { signers, documentTimestamps: stamps, files = [] } = one
      return { state: 'checked', signers, stamps, files }
    }
    return { state: 'failed', error: one?.error ?? { code: 'INTERNAL', details: {} } }
  } catch (error) {
    return { state: 'failed', error: toErrorMessage(error) }
  }
}
