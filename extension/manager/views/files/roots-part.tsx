/** The root certificates that the person trusts: those kept in Settings, and others while this page is open. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Bytes } from '../../../../shared/bytes.ts'
import { displayName } from '../../../../shared/names.ts'
import { fill } from '../../../locales/format.ts'
import { certificateFacts } from '../../../profiles/certificate-facts.ts'
import { proofLength } from '../../../root-proof.ts'
import { Button } from '../../../ui/button.tsx'
import { CertificateDetails, CertificateSummary } from '../../../ui/certificate-view.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import type { KeptRoot } from '../../files/kept-roots.ts'
import type { TrustedRoots } from '../../files/trusted-roots.ts'
import { ChosenCertificatesView } from '../authorities/chosen-certificates-view.tsx'

export interface RootsProps {
  kept: readonly KeptRoot[]
  trusted: TrustedRoots
  choose: (file: File) => void
  /** What was typed for each root of the chosen file, by its fingerprint. */
  trust: (proofs: Readonly<Record<string, string>>) => void
  distrust: (root: Bytes) => void
}

export function RootsPart({ kept, trusted, choose, trust, distrust }: RootsProps): VNode {
  const { checkFiles: texts, authorities, common } = useTexts()
  const { roots, chosen, problem } = trusted
  const [proofs, setProofs] = useState<Readonly<Record<string, string>>>({})
  const words = { rootUnreadable: texts.rootUnreadable, proofWrong: authorities.proofWrong }
  return (
    <details class="fold paper" data-part="roots">
      <summary>{texts.roots}</summary>
      <p>{kept.length > 0 ? texts.keptRoots : texts.noKeptRoots}</p>
      <ul class="objects" data-part="kept-roots">
        {kept.map(({ authority, root }) => (
          <li key={root}>
            <CertificateSummary certificate={root} />
            <p class="aside">
              <VisibleText text={authority} />
            </p>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <a class="button button-plain" href="#settings">
          {common.cures.settings}
        </a>
      </div>
      <p>{texts.rootsMeaning}</p>
      <ul class="objects">
        {roots.map(root => (
          <li key={root}>
            <CertificateSummary certificate={root} />
            <CertificateDetails certificate={root} />
            <div class="actions">
              <Button action="distrust-root" about={nameOf(root)} onPress={() => distrust(root)}>
                {authorities.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <FileButton
          action="trust-root"
          label={texts.addRoot}
          accept=".cer,.crt,.pem,.der,.p7b"
          describedBy="trust-root-status"
          onFiles={([file]) => file && choose(file)}
        />
      </div>
      {chosen && (
        <form
          class="stack"
          onSubmit={event => {
            event.preventDefault()
            trust(proofs)
          }}
        >
          <ChosenCertificatesView
            certificates={chosen.certificates}
            proofs={proofs}
            prove={(fingerprint, typed) => setProofs({ ...proofs, [fingerprint]: typed })}
            isRefused={problem === 'proofWrong'}
          />
          <div class="buttons">
            <button type="submit" class="button button-primary" data-action="trust-proved">
              {texts.trustRoot}
            </button>
          </div>
        </form>
      )}
      <p id="trust-root-status" role="status">
        {problem && <span class="bad">{fill(words[problem], { length: proofLength })}</span>}
      </p>
    </details>
  )
}

const nameOf = (root: Bytes): string => displayName(certificateFacts(root)?.subject ?? [])
