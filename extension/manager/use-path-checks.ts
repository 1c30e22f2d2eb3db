/** Certificates whose chain and revocation the person has checked: only when they ask, since authorities are asked then. */
import { useCallback, useState } from 'preact/hooks'
import { toBase64, type Bytes } from '../../shared/bytes.ts'
import { toErrorMessage } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { call } from '../call.ts'
import type { PathCheck, PathChecks } from './views/path-check-view.tsx'

export function usePathChecks(): PathChecks {
  const [checks, setChecks] = useState<ReadonlyMap<string, PathCheck>>(new Map())
  const check = useCallback((certificate: Bytes, pool: readonly Bytes[]) => {
    const tell = (now: PathCheck): void => setChecks(before => new Map([...before, [toBase64(certificate), now]]))
    tell({ state: 'checking' })
    call('checkCertificate', { certificate, chain: pool.slice(0, limits.certificates) }).then(
      result => tell({ state: 'checked', result, at: new Date() }),
      (thrown: unknown) => tell({ state: 'failed', error: toErrorMessage(thrown) }),
    )
  }, [])
  return { of: certificate => checks.get(toBase64(certificate)) ?? null, check }
}
