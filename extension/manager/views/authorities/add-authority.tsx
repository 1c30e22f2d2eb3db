/** One more authority: name, addresses and certificates; what is to be a root is compared with paper first. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { inquiryNames, type Inquiry } from '../../../../shared/inquiries.ts'
import { limits } from '../../../../shared/limits.ts'
import { fill } from '../../../locales/format.ts'
import { proofLength } from '../../../root-proof.ts'
import { FileButton } from '../../../ui/file-button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { draftProblems, type AuthorityDraft } from '../../authorities/check-draft.ts'
import type { ChosenCertificates } from '../../authorities/chosen-certificates.ts'
import { ChosenCertificatesView } from './chosen-certificates-view.tsx'

const problems = ['refused', ...draftProblems] as const
export type AuthorityOutcome = 'none' | 'adding' | 'added' | (typeof problems)[number]

export interface AddProps {
  /** Of the last change. */
  outcome: AuthorityOutcome
  chosen: ChosenCertificates | null
  choose: (file: File) => void
  add: (draft: Omit<AuthorityDraft, 'chosen'>) => void
}

const examples: Record<Inquiry, string> = {
  timestamp: 'https://tsa.example/tsp',
  ocsp: 'http://ocsp.example/',
  crl: 'http://crl.example/ca.crl',
}
/** What stands in the sentences on problems. */
const inProblems = { prefix: 'https://', plain: 'http://', length: proofLength }
const none: Record<Inquiry, string> = { timestamp: '', ocsp: '', crl: '' }

export function AddAuthority({ outcome, chosen, choose, add }: AddProps): VNode {
  const texts = useTexts().authorities
  const [name, setName] = useState('')
  const [addresses, setAddresses] = useState(none)
  const [proofs, setProofs] = useState<AuthorityDraft['proofs']>({})
  const words = { none: '', adding: texts.adding, added: texts.added }
  const problem = problems.find(one => one === outcome)
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (outcome !== 'adding') add({ name: name.trim(), addresses, proofs })
      }}
    >
      <TextField
        name="authority-name"
        label={texts.nameLabel}
        value={name}
        longest={limits.authorityName}
        onText={setName}
      />
      <p class="aside">{texts.addressesHint}</p>
      {inquiryNames.map(inquiry => (
        <TextField
          key={inquiry}
          name={`authority-${inquiry}`}
          label={texts[inquiry]}
          value={addresses[inquiry]}
          longest={limits.authorityAddress}
          hint={fill(texts.addressHint, { example: examples[inquiry] })}
          onText={text => setAddresses({ ...addresses, [inquiry]: text })}
        />
      ))}
      <div class="field">
        <p class="field-label">{texts.certificatesLabel}</p>
        <FileButton
          action="authority-certificates"
          label={texts.chooseFile}
          accept=".cer,.crt,.pem,.der,.p7b"
          describedBy="authority-certificates-hint"
          onFiles={([file]) => file && choose(file)}
        />
        <p id="authority-certificates-hint" class="aside">
          {chosen ? <VisibleText text={chosen.file} /> : texts.certificatesHint}
        </p>
      </div>
      {chosen && (
        <ChosenCertificatesView
          certificates={chosen.certificates}
          proofs={proofs}
          prove={(fingerprint, typed) => setProofs({ ...proofs, [fingerprint]: typed })}
          isRefused={outcome === 'proofWrong'}
        />
      )}
      <div class="buttons">
        <button type="submit" class="button button-primary" data-action="add-authority">
          {texts.add}
        </button>
        <p role="status" data-outcome={outcome}>
          {problem ? <span class="bad">{fill(texts[problem], inProblems)}</span> : words[outcome as keyof typeof words]}
        </p>
      </div>
    </form>
  )
}
