/** The PIN for what the person has just asked for in our own pages, with what exactly that was. */
import type { VNode } from 'preact'
import { fill, formatSize } from '../../locales/format.ts'
import type { Texts } from '../../locales/texts.ts'
import { displayName } from '../../../shared/names.ts'
import { certificateFacts } from '../../profiles/certificate-facts.ts'
import { importFindings } from '../../profiles/import-findings.ts'
import { inOrder } from '../../profiles/issuers-by-name.ts'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { PathFindings } from '../../ui/path-findings.tsx'
import { useNow } from '../../ui/use-now.ts'
import { visibleText } from '../../ui/visible-runs.ts'
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

type WishOf<N extends Request['operation']> = (
  request: Extract<Request, { operation: N }>,
  texts: Texts,
) => VNode | null

/** What the PIN is for, by operation; `null` where the question says it all. */
const wishes: { [N in Request['operation']]: WishOf<N> } = {
  readPrivateObjects: () => null,
  renameToken: ({ params }, { care }) => <Named name={care.newLabel} label={params.label} />,
  createSecretKey: ({ params }, { tokenPage, care }) => (
    <Named name={tokenPage.secretKeys.label} label={params.label}>
      {fill(care.secretKey, { bits: params.bits })}
    </Named>
  ),
  createDataObject: ({ params }, { tokenPage, care, common }) => (
    <Named name={tokenPage.data.label} label={params.label}>
      {`${formatSize(common, params.value.length)}, ${params.private ? care.privateData : care.publicData}`}
    </Named>
  ),
  importCertificates: ({ params }) => <Certificates bundles={params.certificates} />,
}

function Wish({ request }: { request: Request }): VNode | null {
  const wish = wishes[request.operation] as (request: Request, texts: Texts) => VNode | null
  return wish(request, useTexts())
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
  const { paths, certificates: texts } = useTexts()
  const now = useNow(60_000)
  const certificates = useFingerprints(bundles)
  const all = certificates.map(({ certificate }) => certificate)
  const stored = inOrder(all)
  const names = stored.map(one => visibleText(displayName(certificateFacts(one)?.subject ?? []) || texts.withoutName))
  return (
    <section class="paper">
      {certificates.map(({ certificate, fingerprint }) => (
        <div key={fingerprint} data-certificate={fingerprint}>
          <CertificateSummary certificate={certificate} />
          <CertificateDetails certificate={certificate} fingerprint={fingerprint} />
        </div>
      ))}
      {stored.some((one, at) => one !== all[at]) && (
        <p data-part="order">{fill(paths.otherOrder, { names: names.join(' → ') })}</p>
      )}
      <PathFindings findings={importFindings(stored, new Date(now))} place="import" />
    </section>
  )
}
