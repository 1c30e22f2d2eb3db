/** Who signed before, above the button: by name and time, with what is to be told of each certificate. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { EarlierSigned } from '../../shared/earlier-signer.ts'
import type { Candidate } from '../../shared/token.ts'
import { fill, formatDate, formatNumber, formatTime } from '../locales/format.ts'
import { usePlural, useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { signersBefore, type SignedBefore } from './earlier-signers.ts'
import { usePrompt } from './prompt-context.ts'

interface Props {
  earlier: readonly EarlierSigned[]
  /** With what will be signed; `null`: nothing is chosen. */
  chosen: Pick<Candidate, 'fingerprint'> | null
  /** Of the request, those that were taken out among them. */
  documents: number
}

/** More of them are scrolled by themselves, or the button would be far away. */
const many = 4

export function EarlierSignersView({ earlier, chosen, documents }: Props): VNode | null {
  const { earlier: texts, common } = useTexts()
  const plural = usePlural()
  const { removed } = usePrompt().choices
  const { signers, unseen } = useMemo(() => signersBefore(earlier, removed), [earlier, removed])
  if (signers.length + unseen === 0) return null
  const title = fill(plural(texts.title, signers.length), { count: formatNumber(common, signers.length) })
  const isAgain = signers.some(({ fingerprint }) => fingerprint === chosen?.fingerprint)
  return (
    <section class="paper" data-earlier={signers.length} aria-labelledby="earlier">
      {signers.length > 0 && (
        <>
          <h2 id="earlier" class="value-name">
            {title}
          </h2>
          <ul
            class={signers.length > many ? 'earlier earlier-many' : 'earlier'}
            tabIndex={signers.length > many ? 0 : undefined}
            aria-label={title}
          >
            {signers.map(signer => (
              <Signer key={signer.fingerprint} signer={signer} of={documents} />
            ))}
          </ul>
        </>
      )}
      {unseen > 0 && <p class="aside">{texts.unseen}</p>}
      {isAgain && <Notice kind="warning" title={texts.again} live />}
    </section>
  )
}

function Signer({ signer, of }: { signer: SignedBefore; of: number }): VNode {
  const { earlier: texts, common, certificates, checkFiles } = useTexts()
  const plural = usePlural()
  const { name, issuer, times, isStamped, roles, findings, documents } = signer
  const findingTexts = { ...checkFiles.reasons, ...texts.findings }
  const words = times.map(time => `${formatDate(common, time)}, ${formatTime(time)}`).join(' – ')
  return (
    <li data-earlier-signer>
      <p class="earlier-name">
        <VisibleText text={name || certificates.withoutName} />
      </p>
      <p class="aside">{words === '' ? texts.noTime : fill(isStamped ? texts.stamped : texts.said, { time: words })}</p>
      <p class="aside">
        <VisibleText text={fill(texts.issuedBy, { issuer: issuer || certificates.withoutName })} />
      </p>
      {roles.length > 0 && (
        <p class="aside" data-roles>
          <VisibleText text={fill(texts.roles, { roles: roles.join(', ') })} />
        </p>
      )}
      {of > 1 && <p class="aside">{fill(plural(texts.documents, documents), { count: documents })}</p>}
      {findings.length > 0 && (
        <ul class="earlier-findings">
          {findings.map(finding => (
            <li key={finding} class="warn" data-finding={finding}>
              {findingTexts[finding]}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
