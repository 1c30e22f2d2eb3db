/** The authorities for roots, time stamps and revocation: those that there are, and one more. */
import type { VNode } from 'preact'
import { equalBytes, toBase64 } from '../../../../shared/bytes.ts'
import { inquiryNames } from '../../../../shared/inquiries.ts'
import type { Authority } from '../../../authorities.ts'
import { Button } from '../../../ui/button.tsx'
import { CertificateDetails, CertificateSummary } from '../../../ui/certificate-view.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { AddAuthority, type AddProps } from './add-authority.tsx'

export interface AuthoritiesProps extends AddProps {
  authorities: readonly Authority[]
  allow: (authority: Authority) => void
  remove: (authority: Authority) => void
}

export function AuthoritiesPart({ authorities, allow, remove, ...adding }: AuthoritiesProps): VNode {
  const texts = useTexts().authorities
  return (
    <section class="paper" data-part="authorities">
      <h2>{texts.title}</h2>
      <p>{texts.rootsMeaning}</p>
      <p>{texts.meaning}</p>
      {authorities.length === 0 && <p>{texts.empty}</p>}
      <ul class="cards">
        {authorities.map(authority => (
          <li key={authority.name}>
            <OneAuthority authority={authority} allow={allow} remove={remove} />
          </li>
        ))}
      </ul>
      <AddAuthority {...adding} />
    </section>
  )
}

interface OneProps extends Pick<AuthoritiesProps, 'allow' | 'remove'> {
  authority: Authority
}

function OneAuthority({ authority, allow, remove }: OneProps): VNode {
  const texts = useTexts().authorities
  const { name, addresses, certificates, roots, managed, allowed } = authority
  // One that is a root is told as such, and once.
  const all = [...roots, ...certificates.filter(one => !roots.some(root => equalBytes(root, one)))]
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
          ...all.map(one => ({
            name: roots.includes(one) ? texts.root : texts.certificate,
            value: <CertificateSummary certificate={one} />,
          })),
        ]}
      />
      {all.map(one => (
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
