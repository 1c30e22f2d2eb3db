/** The certificates of a chosen file: each root with its fingerprint but for the end, which is to be typed; of every other one, that it is none. */
import type { VNode } from 'preact'
import { displayName } from '../../../../shared/names.ts'
import { fill } from '../../../locales/format.ts'
import { certificateFacts } from '../../../profiles/certificate-facts.ts'
import { isProof, proofLength } from '../../../root-proof.ts'
import { CertificateDetails, CertificateSummary } from '../../../ui/certificate-view.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { FingerprintText } from '../../../ui/fingerprint-text.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { visibleText } from '../../../ui/visible-runs.ts'
import type { ChosenCertificate } from '../../authorities/chosen-certificates.ts'

interface Props {
  certificates: readonly ChosenCertificate[]
  /** By fingerprint. */
  proofs: Readonly<Record<string, string>>
  prove: (fingerprint: string, typed: string) => void
  /** The person wanted to add them, and one was typed wrongly. */
  isRefused: boolean
}

export function ChosenCertificatesView({ certificates, proofs, prove, isRefused }: Props): VNode {
  const { authorities: texts, certificates: words } = useTexts()
  const roots = certificates.filter(({ fault }) => fault === null)
  return (
    <>
      {roots.length > 0 && <p>{fill(texts.compare, { length: proofLength })}</p>}
      <ul class="objects">
        {certificates.map(({ certificate, fingerprint, fault }) => (
          <li key={fingerprint} data-certificate={fingerprint} data-fault={fault}>
            <CertificateSummary certificate={certificate} />
            <CertificateDetails certificate={certificate} />
            <Facts
              facts={[
                {
                  name: words.fingerprint,
                  value: <FingerprintText fingerprint={fingerprint} hidden={fault ? 0 : proofLength} />,
                },
              ]}
            />
            {fault === null ? (
              <RootProof
                number={roots.findIndex(root => root.fingerprint === fingerprint) + 1}
                fingerprint={fingerprint}
                typed={proofs[fingerprint] ?? ''}
                onText={text => prove(fingerprint, text)}
                isRefused={isRefused}
              />
            ) : (
              <p class="warn">{fill(texts.notRoot[fault], { issuer: issuerOf(certificate) ?? words.withoutName })}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Longer than what is asked for, so that what is pasted whole is refused and not cut. */
const longestTyped = 128

interface ProofProps {
  /** Its place among the roots. */
  number: number
  fingerprint: string
  typed: string
  onText: (text: string) => void
  isRefused: boolean
}

function RootProof({ number, fingerprint, typed, onText, isRefused }: ProofProps): VNode {
  const { authorities: texts } = useTexts()
  const isWrong = isRefused && !isProof(typed, fingerprint)
  return (
    <TextField
      name={`root-proof-${number}`}
      label={fill(texts.proofLabel, { length: proofLength })}
      value={typed}
      longest={longestTyped}
      {...(isWrong ? { fault: fill(texts.proofDiffers, { length: proofLength }) } : {})}
      onText={onText}
    />
  )
}

function issuerOf(certificate: Uint8Array): string | null {
  const name = displayName(certificateFacts(certificate)?.issuer ?? [])
  return name === '' ? null : visibleText(name)
}
