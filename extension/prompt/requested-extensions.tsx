/** What a certificate request asks for beside the subject: usages, other names, template, key phrase. Nothing is left out. */
import type { VNode } from 'preact'
import type { Params } from '../../shared/operations/index.ts'
import { fill } from '../locales/format.ts'
import type { CertificateTexts } from '../locales/texts.ts'
import { Facts, type Fact } from '../ui/facts.tsx'
import { useTexts } from '../ui/language.tsx'
import { Lines } from '../ui/lines.tsx'
import { PurposeLines } from '../ui/purpose-lines.tsx'
import { VisibleText } from '../ui/visible-text.tsx'

type Wanted = Pick<Params<'requestCertificate'>, 'extensions' | 'attributes'>

export function RequestedExtensions({ params }: { params: Wanted }): VNode | null {
  const { certificates: texts } = useTexts()
  const facts = [...usageFacts(params, texts), ...otherFacts(params, texts)]
  return facts.length > 0 ? <Facts facts={facts} /> : null
}

function usageFacts({ extensions }: Wanted, texts: CertificateTexts): Fact[] {
  const { keyUsage, extendedKeyUsage } = extensions ?? {}
  return [
    ...(keyUsage ? [{ name: texts.usedFor, value: keyUsage.map(usage => texts.keyUsage[usage]).join(', ') }] : []),
    ...(extendedKeyUsage
      ? [{ name: texts.extendedKeyUsage, value: <PurposeLines purposes={extendedKeyUsage} /> }]
      : []),
  ]
}

function otherFacts({ extensions, attributes }: Wanted, texts: CertificateTexts): Fact[] {
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
