/** The certificates on a token: whose, until when, whether their key is there, whether their chain is whole; in, out and away. */
import type { VNode } from 'preact'
import { toPem } from '../../../../shared/certificate-bundle.ts'
import { displayName } from '../../../../shared/names.ts'
import { ActionMenu } from '../../../ui/action-menu.tsx'
import { Button } from '../../../ui/button.tsx'
import { certificateFacts } from '../../../profiles/certificate-facts.ts'
import { CertificateDetails } from '../../../ui/certificate-view.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { ObjectView } from '../../../ui/object-view.tsx'
import { PathLine } from '../../../ui/path-line.tsx'
import { ValidityBar } from '../../../ui/validity-bar.tsx'
import { fileName, type SavedFile } from '../../save-file.ts'
import { RetireButton, RetireHint } from '../retire-button.tsx'
import { ofKind, type TokenProps } from './token-props.ts'

export function CertificatesPart(props: TokenProps): VNode {
  const texts = useTexts().tokenPage.certificates
  const { objects, busy, actions } = props
  const certificates = ofKind(objects, 'certificate').toSorted((a, b) => Number(b.hasKey) - Number(a.hasKey))
  const own = certificates.filter(one => !isAuthority(one))
  const authorities = certificates.filter(isAuthority)
  return (
    <section class="paper" data-part="certificates">
      <h3>{texts.title}</h3>
      {certificates.length === 0 && <p>{texts.none}</p>}
      {certificates.some(canRetire) && <RetireHint />}
      <CertificateList certificates={own} {...props} />
      {authorities.length > 0 && (
        <div class="object-group" data-part="authorities">
          <h4>{texts.authorities}</h4>
          <CertificateList certificates={authorities} {...props} />
        </div>
      )}
      <div class="file-row">
        <FileButton
          action="import-certificates"
          label={texts.import}
          accept=".cer,.crt,.der,.pem,.p7b,.p7c"
          multiple
          dead={busy}
          describedBy="import-hint"
          onFiles={actions.importCertificates}
        />
        <p id="import-hint" class="aside">
          {texts.importHint}
        </p>
      </div>
    </section>
  )
}

type CertificateObject = ReturnType<typeof ofKind<'certificate'>>[number]

function CertificateList({
  certificates,
  ...props
}: TokenProps & { certificates: readonly CertificateObject[] }): VNode {
  return (
    <ul class="objects">
      {certificates.map(certificate => (
        <li key={certificate.id}>
          <CertificateItem object={certificate} {...props} />
        </li>
      ))}
    </ul>
  )
}

/** An issuer's certificate, which is there for the chain; one that has a key here is the person's own all the same. */
const isAuthority = ({ certificate, hasKey }: CertificateObject): boolean =>
  !hasKey && certificateFacts(certificate)?.isCa === true

/** What has no key is never offered for signing. */
const canRetire = ({ hasKey, retired }: CertificateObject): boolean => hasKey || retired

function CertificateItem({ object, objects, busy, actions }: TokenProps & { object: CertificateObject }): VNode {
  const { tokenPage } = useTexts()
  const { certificate, retired, id } = object
  const pool = ofKind(objects, 'certificate').map(other => other.certificate)
  const name = displayName(certificateFacts(certificate)?.subject ?? [])
  return (
    <>
      <ObjectView object={object} />
      <ValidityBar certificate={certificate} />
      <PathLine certificate={certificate} pool={pool} />
      <CertificateDetails certificate={certificate} />
      <div class="actions">
        <ActionMenu menu="save" label={tokenPage.certificates.save} about={name}>
          <Button action="save-der" about={name} onPress={() => actions.save(asDer(certificate))}>
            {tokenPage.certificates.saveDer}
          </Button>
          <Button action="save-pem" about={name} onPress={() => actions.save(asPem(certificate))}>
            {tokenPage.certificates.savePem}
          </Button>
        </ActionMenu>
        {canRetire(object) && (
          <RetireButton certificate={certificate} retired={retired} dead={busy} markRetired={actions.markRetired} />
        )}
        <Button action="delete" kind="danger" about={name} dead={busy} onPress={() => actions.deleteObject(id)}>
          {tokenPage.certificates.delete}
        </Button>
      </div>
    </>
  )
}

const nameOf = (certificate: Uint8Array, ending: string): string =>
  fileName(displayName(certificateFacts(certificate)?.subject ?? []), ending)

const asDer = (certificate: Uint8Array): SavedFile => ({
  name: nameOf(certificate, 'cer'),
  type: 'application/pkix-cert',
  content: Uint8Array.from(certificate),
})

const asPem = (certificate: Uint8Array): SavedFile => ({
  name: nameOf(certificate, 'pem'),
  type: 'application/x-pem-file',
  content: toPem('CERTIFICATE', certificate),
})
