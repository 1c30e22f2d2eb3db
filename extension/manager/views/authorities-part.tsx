/** The authorities for time stamps and revocation: those that there are, and one more by name, addresses and certificates. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { toBase64, type Bytes } from '../../../shared/bytes.ts'
import { inquiryNames, type Inquiry } from '../../../shared/inquiries.ts'
import { limits } from '../../../shared/limits.ts'
import { fill } from '../../locales/format.ts'
import type { Authority } from '../../authorities.ts'
import { Button } from '../../ui/button.tsx'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'

export interface AuthorityDraft {
  name: string
  /** Empty where there is none. */
  addresses: Record<Inquiry, string>
  /** The file as it was chosen. */
  certificates: Bytes | null
}

const problems = ['refused', 'nameWrong', 'addressWrong', 'certificatesWrong', 'tooMany'] as const
type Problem = (typeof problems)[number]
export type AuthorityOutcome = 'none' | 'adding' | 'added' | Problem

export interface AuthoritiesProps {
  authorities: readonly Authority[]
  /** Of the last change. */
  outcome: AuthorityOutcome
  add: (draft: AuthorityDraft) => void
  allow: (authority: Authority) => void
  remove: (authority: Authority) => void
}

export function AuthoritiesPart({ authorities, outcome, add, allow, remove }: AuthoritiesProps): VNode {
  const texts = useTexts().authorities
  return (
    <section class="paper" data-part="authorities">
      <h2>{texts.title}</h2>
      <p>{texts.meaning}</p>
      {authorities.length === 0 && <p>{texts.empty}</p>}
      <ul class="cards">
        {authorities.map(authority => (
          <li key={authority.name}>
            <OneAuthority authority={authority} allow={allow} remove={remove} />
          </li>
        ))}
      </ul>
      <AddAuthority outcome={outcome} add={add} />
    </section>
  )
}

interface OneProps extends Pick<AuthoritiesProps, 'allow' | 'remove'> {
  authority: Authority
}

function OneAuthority({ authority, allow, remove }: OneProps): VNode {
  const texts = useTexts().authorities
  const { name, addresses, certificates, managed, allowed } = authority
  return (
    <article class="paper" data-authority={name}>
      <h3>
        <VisibleText text={name} />
      </h3>
      {managed && <p class="aside">{texts.byAdministrator}</p>}
      <Facts
        facts={[
          ...inquiryNames
            .filter(inquiry => addresses[inquiry] !== undefined)
            .map(inquiry => ({ name: texts[inquiry], value: <VisibleText text={addresses[inquiry] ?? ''} /> })),
          ...certificates.map(one => ({ name: texts.certificate, value: <CertificateSummary certificate={one} /> })),
        ]}
      />
      {certificates.map(one => (
        <CertificateDetails key={toBase64(one)} certificate={one} />
      ))}
      {!allowed && <p class="warn">{texts.notAllowed}</p>}
      <div class="buttons">
        {!allowed && (
          <Button action="allow-authority" about={name} onPress={() => allow(authority)}>
            {texts.allow}
          </Button>
        )}
        {!managed && (
          <Button action="remove-authority" kind="danger" about={name} onPress={() => remove(authority)}>
            {texts.remove}
          </Button>
        )}
      </div>
    </article>
  )
}

const examples: Record<Inquiry, string> = {
  timestamp: 'https://tsa.example/tsp',
  ocsp: 'http://ocsp.example/',
  crl: 'http://crl.example/ca.crl',
}
const prefixes = { prefix: 'https://', plain: 'http://' }
const none: Record<Inquiry, string> = { timestamp: '', ocsp: '', crl: '' }

function AddAuthority({ outcome, add }: Pick<AuthoritiesProps, 'outcome' | 'add'>): VNode {
  const texts = useTexts().authorities
  const [name, setName] = useState('')
  const [addresses, setAddresses] = useState(none)
  const [file, setFile] = useState<{ name: string; bytes: Bytes } | null>(null)
  const words = { none: '', adding: texts.adding, added: texts.added }
  const problem = problems.find(one => one === outcome)
  const choose = async ([chosen]: readonly File[]): Promise<void> => {
    if (!chosen || chosen.size > limits.certificateBytes * limits.authorityCertificates) return setFile(null)
    setFile({ name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) })
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (outcome !== 'adding') add({ name: name.trim(), addresses, certificates: file?.bytes ?? null })
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
          onFiles={files => void choose(files)}
        />
        <p id="authority-certificates-hint" class="aside">
          {file ? <VisibleText text={file.name} /> : texts.certificatesHint}
        </p>
      </div>
      <div class="buttons">
        <button type="submit" class="button button-primary" data-action="add-authority">
          {texts.add}
        </button>
        <p role="status" data-outcome={outcome}>
          {problem ? <span class="bad">{fill(texts[problem], prefixes)}</span> : words[outcome as keyof typeof words]}
        </p>
      </div>
    </form>
  )
}
