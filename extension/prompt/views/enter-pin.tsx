/** The PIN for what the person has just asked for in our own pages, with what exactly that was. */
import type { VNode } from 'preact'
import { fill, formatSize } from '../../locales/format.ts'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { usePin } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import { useFingerprints } from '../use-fingerprints.ts'
import type { ViewProps } from '../view-props.ts'

type Request = ViewProps<'enterPin'>['request']

export function EnterPin({ question: { token, problem }, request }: ViewProps<'enterPin'>): VNode {
  const { care } = useTexts()
  const pin = usePin(token)
  return (
    <Asking
      asks={care.asks[request.operation]}
      approve={care.approve[request.operation]}
      blocker={pin.blocker}
      answer={() => ({ prompt: 'enterPin', typed: { pin: pin.take() } })}
    >
      <CareToken token={token} />
      <Wish request={request} />
      <ProblemView problem={problem} />
      {pin.view}
    </Asking>
  )
}

/** What the PIN is for. */
function Wish({ request }: { request: Request }): VNode | null {
  const { care, common, tokenPage } = useTexts()
  switch (request.operation) {
    case 'renameToken':
      return <Named name={care.newLabel} label={request.params.label} />
    case 'createSecretKey':
      return (
        <Named name={tokenPage.secretKeys.label} label={request.params.label}>
          {fill(care.secretKey, { bits: request.params.bits })}
        </Named>
      )
    case 'createDataObject':
      return (
        <Named name={tokenPage.data.label} label={request.params.label}>
          {`${formatSize(common, request.params.value.length)}, ${request.params.private ? care.privateData : care.publicData}`}
        </Named>
      )
    case 'importCertificates':
      return <Certificates bundles={request.params.certificates} />
    case 'readPrivateObjects':
    default:
      return null
  }
}

function Named({ name, label, children }: { name: string; label: string; children?: string }): VNode {
  return (
    <section class="paper">
      <Facts facts={[{ name, value: <VisibleText text={label} /> }]} />
      {children !== undefined && <p class="aside">{children}</p>}
    </section>
  )
}

function Certificates({ bundles }: { bundles: readonly Uint8Array[] }): VNode {
  const certificates = useFingerprints(bundles)
  return (
    <section class="paper">
      {certificates.map(({ certificate, fingerprint }) => (
        <div key={fingerprint} data-certificate={fingerprint}>
          <CertificateSummary certificate={certificate} />
          <CertificateDetails certificate={certificate} fingerprint={fingerprint} />
        </div>
      ))}
    </section>
  )
}
