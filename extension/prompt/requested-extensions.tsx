/** What a certificate request asks for beside the subject: usages, other names, template, key phrase. Nothing is left out. */
import type { VNode } from 'preact'
import type { Params } from '../../shared/operations/index.ts'
import { fill } from '../locales/format.ts'
import type { CertificateTexts } from '../locales/texts.ts'
import { Facts, type Fact } from '../ui/facts.tsx'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'

/** Extended key usages (RFC 5280 section 4.2.1.12, Microsoft's smart card logon). */
const purposes: Readonly<Record<string, keyof CertificateTexts['purposes']>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.4.1.311.20.2.2': 'smartcardLogon',
}

export function RequestedExtensions({ params }: { params: Params<'requestCertificate'> }): VNode | null {
  const { certificates: texts } = useTexts()
  const facts = [...usageFacts(params, texts), ...otherFacts(params, texts)]
  return facts.length > 0 ? <Facts facts={facts} /> : null
}

function usageFacts({ extensions }: Params<'requestCertificate'>, texts: CertificateTexts): Fact[] {
  const { keyUsage, extendedKeyUsage } = extensions ?? {}
  const further = extendedKeyUsage?.map(oid => {
    const name = purposes[oid]
    return name ? `${texts.purposes[name]} (${oid})` : oid
  })
  return [
    ...(keyUsage ? [{ name: texts.usedFor, value: keyUsage.map(usage => texts.keyUsage[usage]).join(', ') }] : []),
    ...(further ? [{ name: texts.extendedKeyUsage, value: <Lines lines={further} /> }] : []),
  ]
}

function otherFacts({ extensions, attributes }: Params<'requestCertificate'>, texts: CertificateTexts): Fact[] {
  const { subjectAltName, certificateTemplate: template } = extensions ?? {}
  const phrase = attributes?.challengePassword
  const others = subjectAltName?.map(({ type, value }) => `${type}: ${value}`)
  return [
    ...(others ? [{ name: texts.alternativeNames, value: <Lines lines={others} /> }] : []),
    ...(template ? [{ name: texts.template, value: <VisibleText text={templateText(template, texts)} /> }] : []),
    ...(phrase === undefined ? [] : [{ name: texts.challengePassword, value: <VisibleText text={phrase} /> }]),
  ]
}

type Template = NonNullable<NonNullable<Params<'requestCertificate'>['extensions']>['certificateTemplate']>

const templateText = (template: Template, texts: CertificateTexts): string =>
  'name' in template
    ? template.name
    : fill(texts.templateVersion, {
        oid: template.oid,
        major: template.majorVersion,
        minor: template.minorVersion,
      })

const Lines = ({ lines }: { lines: readonly string[] }): VNode => (
  <>
    {lines.map((line, index) => (
      <span key={index} class="line">
        <VisibleText text={line} />
      </span>
    ))}
  </>
)
