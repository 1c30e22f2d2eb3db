/** Extended key usages (RFC 5280 section 4.2.1.12, Microsoft's smart card logon), a line each: in words where there are some. */
import type { VNode } from 'preact'
import type { CertificateTexts } from '../locales/texts.ts'
import { useTexts } from './language.tsx'
import { Lines } from './lines.tsx'

const names: Readonly<Record<string, keyof CertificateTexts['purposes']>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.4.1.311.20.2.2': 'smartcardLogon',
}

/** Dotted identifiers. */
export function PurposeLines({ purposes }: { purposes: readonly string[] }): VNode {
  const { certificates: texts } = useTexts()
  const inWords = (oid: string): string => {
    const name = names[oid]
    return name ? `${texts.purposes[name]} (${oid})` : oid
  }
  return <Lines lines={purposes.map(inWords)} />
}
