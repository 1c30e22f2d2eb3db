/** What the chain is drawn from: found anew on demand, and a signature to try at its end. */
import { useCallback, useState } from 'preact/hooks'
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import { utf8 } from '../../shared/bytes.ts'
import { browser } from '../browser.ts'
import { call } from '../call.ts'
import { readInstallation } from '../installation.ts'
import { useTexts } from '../ui/language.tsx'
import { useLoaded, type Load, type Loaded } from '../ui/use-loaded.ts'
import type { Findings, Trial } from './readiness.ts'
import type { ChainProps } from './views/chain-view.tsx'

const loadFindings: Load<Findings> = async signal => ({
  status: await call('status', {}, { signal }),
  diagnosis: await call('diagnose', {}, { signal }).catch(toErrorMessage),
  installation: await readInstallation(browser),
  at: new Date(),
})

export function useChain(): {
  loaded: Loaded<Findings>
  again: () => void
  chainOf: (findings: Findings) => ChainProps
} {
  const { loaded, again, busy } = useLoaded(loadFindings)
  const [trial, setTrial] = useState<Trial>('none')
  const { trialDocument, trialText } = useTexts().manager.readiness
  const trySignature = useCallback(() => {
    setTrial('running')
    signText(trialDocument, trialText).then(
      () => setTrial('good'),
      (thrown: unknown) => {
        const error = toErrorMessage(thrown)
        setTrial(error.code === 'USER_REJECTED' ? 'none' : error)
      },
    )
  }, [trialDocument, trialText])
  const chainOf = (findings: Findings): ChainProps => ({ findings, checking: busy, check: again, trial, trySignature })
  return { loaded, again, chainOf }
}

/** The way of a page's documents, except that nobody is sent the signature. */
async function signText(name: string, text: string): Promise<void> {
  const { results } = await call('sign', {
    format: 'cms',
    documents: [{ name: `${name}.txt`, type: 'text/plain', content: utf8(text) }],
  })
  for (const one of results) if ('error' in one) throw new MohurError(one.error.code, one.error.details)
}
