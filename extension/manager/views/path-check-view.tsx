/** The chain of the person's own certificate: by its names at first, and as the host and the authorities judge it once it was asked for. */
import type { VNode } from 'preact'
import type { Bytes } from '../../../shared/bytes.ts'
import type { ErrorMessage } from '../../../shared/errors.ts'
import { displayName } from '../../../shared/names.ts'
import type { Result } from '../../../shared/operations/index.ts'
import { fill } from '../../locales/format.ts'
import { certificateFacts } from '../../profiles/certificate-facts.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { useTexts } from '../../ui/language.tsx'
import { PathFindings } from '../../ui/path-findings.tsx'
import { PathLine } from '../../ui/path-line.tsx'
import { visibleText } from '../../ui/visible-runs.ts'
import { signerFindings } from '../files/signer-findings.ts'

export type PathCheck =
  | { state: 'checking' }
  | { state: 'checked'; result: Result<'checkCertificate'>; at: Date }
  | { state: 'failed'; error: ErrorMessage }

export interface PathChecks {
  /** `null`: nobody has asked. */
  of: (certificate: Bytes) => PathCheck | null
  check: (certificate: Bytes, pool: readonly Bytes[]) => void
}

interface Props {
  certificate: Bytes
  /** Those beside it on its token. */
  pool: readonly Bytes[]
  checks: PathChecks
}

export function PathCheckView({ certificate, pool, checks }: Props): VNode {
  const { paths } = useTexts()
  const check = checks.of(certificate)
  const isChecking = check?.state === 'checking'
  return (
    <>
      <div role="status" data-path={check?.state ?? 'unchecked'}>
        {check?.state === 'checked' ? (
          <Judgment certificate={certificate} {...check} />
        ) : (
          <PathLine certificate={certificate} pool={pool} />
        )}
        {check?.state === 'failed' && <ErrorView error={check.error} kind="warning" brokenOff="check" />}
        {isChecking && <p>{paths.checking}</p>}
      </div>
      <div class="actions">
        <Button
          action="check-path"
          about={nameOf(certificate)}
          dead={isChecking}
          onPress={() => checks.check(certificate, pool)}
        >
          {paths.check}
        </Button>
      </div>
    </>
  )
}

type JudgmentProps = Omit<Extract<PathCheck, { state: 'checked' }>, 'state'> & { certificate: Bytes }

function Judgment({ certificate, result, at }: JudgmentProps): VNode {
  const { paths, objects } = useTexts()
  const { chain, reasons } = result
  const findings = signerFindings({ certificate, timestamp: null, valid: reasons.length === 0, ...result }, at)
  const names = [certificate, ...chain].map(nameOf).map(visibleText).join(' → ')
  const isMissing = findings.some(({ kind }) => kind === 'missing')
  const isTrusted = !reasons.includes('rootUnknown') && !reasons.includes('chainBroken')
  const line = isTrusted ? paths.trusted : isMissing ? objects.chainBroken : objects.chainWhole
  return (
    <>
      <p class={isTrusted ? 'good' : 'aside'}>{fill(line, { names })}</p>
      <PathFindings findings={findings} place="token" />
      {reasons.length > 0 && findings.length === 0 && <p class="warn">{paths.broken}</p>}
      <RevocationWords revocation={result.revocation} />
    </>
  )
}

/** What was revoked is told among the findings. */
function RevocationWords({ revocation }: Pick<Result<'checkCertificate'>, 'revocation'>): VNode | null {
  const { paths, checkFiles } = useTexts()
  if (revocation.status === 'good') {
    return <p class="aside">{fill(checkFiles.notRevoked, { authority: visibleText(revocation.toldBy) })}</p>
  }
  if (revocation.status !== 'unknown') return null
  return <p class="warn">{revocation.fault === 'noAuthority' ? paths.noAuthority : checkFiles.revocationUnknown}</p>
}

const nameOf = (certificate: Uint8Array): string => displayName(certificateFacts(certificate)?.subject ?? [])
