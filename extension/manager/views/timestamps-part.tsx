/** The authorities for time stamps: those that there are, and one more by name, address and root certificate. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { fill } from '../../locales/format.ts'
import type { Authority } from '../../timestamp-authorities.ts'
import { Button } from '../../ui/button.tsx'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'

export interface AuthorityDraft {
  name: string
  address: string
  /** The file as it was chosen. */
  root: Bytes | null
}

const problems = ['refused', 'nameWrong', 'addressWrong', 'rootWrong', 'tooMany'] as const
type Problem = (typeof problems)[number]
export type AuthorityOutcome = 'none' | 'adding' | 'added' | Problem

export interface TimestampsProps {
  authorities: readonly Authority[]
  /** Of the last change. */
  outcome: AuthorityOutcome
  add: (draft: AuthorityDraft) => void
  allow: (authority: Authority) => void
  remove: (authority: Authority) => void
}

export function TimestampsPart({ authorities, outcome, add, allow, remove }: TimestampsProps): VNode {
  const texts = useTexts().timestamps
  return (
    <section class="paper" data-part="timestamps">
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

interface OneProps extends Pick<TimestampsProps, 'allow' | 'remove'> {
  authority: Authority
}

function OneAuthority({ authority, allow, remove }: OneProps): VNode {
  const texts = useTexts().timestamps
  const { name, address, root, managed, allowed } = authority
  return (
    <article class="paper" data-authority={name}>
      <h3>
        <VisibleText text={name} />
      </h3>
      {managed && <p class="aside">{texts.byAdministrator}</p>}
      <Facts
        facts={[
          { name: texts.address, value: <VisibleText text={address} /> },
          { name: texts.root, value: <CertificateSummary certificate={root} /> },
        ]}
      />
      <CertificateDetails certificate={root} />
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

const example = 'https://tsa.example/tsp'
const prefix = 'https://'

function AddAuthority({ outcome, add }: Pick<TimestampsProps, 'outcome' | 'add'>): VNode {
  const texts = useTexts().timestamps
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [file, setFile] = useState<{ name: string; bytes: Bytes } | null>(null)
  const words = { none: '', adding: texts.adding, added: texts.added }
  const problem = problems.find(one => one === outcome)
  const choose = async ([chosen]: readonly File[]): Promise<void> => {
    if (!chosen || chosen.size > limits.certificateBytes) return setFile(null)
    setFile({ name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) })
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (outcome !== 'adding') add({ name: name.trim(), address: address.trim(), root: file?.bytes ?? null })
      }}
    >
      <TextField
        name="authority-name"
        label={texts.nameLabel}
        value={name}
        longest={limits.authorityName}
        onText={setName}
      />
      <TextField
        name="authority-address"
        label={texts.addressLabel}
        value={address}
        longest={limits.authorityAddress}
        hint={fill(texts.addressHint, { example })}
        onText={setAddress}
      />
      <div class="field">
        <p class="field-label">{texts.rootLabel}</p>
        <FileButton
          action="authority-root"
          label={texts.chooseRoot}
          accept=".cer,.crt,.pem,.der"
          describedBy="authority-root-hint"
          onFiles={files => void choose(files)}
        />
        <p id="authority-root-hint" class="aside">
          {file ? <VisibleText text={file.name} /> : texts.rootHint}
        </p>
      </div>
      <div class="buttons">
        <button type="submit" class="button button-primary" data-action="add-authority">
          {texts.add}
        </button>
        <p role="status" data-outcome={outcome}>
          {problem ? <span class="bad">{fill(texts[problem], { prefix })}</span> : words[outcome as keyof typeof words]}
        </p>
      </div>
    </form>
  )
}
