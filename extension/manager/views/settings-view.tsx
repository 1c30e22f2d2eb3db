/** The person's own word, whether they are told of certificates that end, authorities for time stamps, and what is installed. */
import type { VNode } from 'preact'
import { product } from '../../../shared/product.ts'
import type { Result } from '../../../shared/operations/index.ts'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { OwnWord, type WordProps } from './own-word.tsx'
import { ExpiryPart, type ExpiryProps } from './expiry-part.tsx'
import { AuthoritiesPart, type AuthoritiesProps } from './authorities/authorities-part.tsx'

interface Props extends WordProps, ExpiryProps {
  /** `null` while the host was not reached. */
  host: Result<'diagnose'>['host'] | null
  authorities: AuthoritiesProps
}

export function SettingsView({ word, longestWord, saveWord, host, authorities, ...expiry }: Props): VNode {
  const { manager, common } = useTexts()
  const texts = manager.settings
  return (
    <>
      <OwnWord key={word} word={word} longestWord={longestWord} saveWord={saveWord} />
      <ExpiryPart {...expiry} />
      <section class="paper" data-part="network">
        <h2>{texts.network}</h2>
        <p>{texts.networkMeaning}</p>
      </section>
      <AuthoritiesPart {...authorities} />
      <section class="paper">
        <h2>{texts.about}</h2>
        <Facts
          facts={[
            { name: texts.extensionVersion, value: `${product.name} ${product.version}` },
            { name: texts.hostVersion, value: host ? <VisibleText text={host.version} /> : common.unknown },
            { name: texts.protocol, value: String(product.protocol) },
            { name: texts.dataFolder, value: host ? <VisibleText text={host.dataFolder} /> : common.unknown },
          ]}
        />
        <p class="aside">
          {texts.license}
          {' · '}
          <a href="../THIRD-PARTY.txt" target="_blank" data-place="licences">
            {texts.licences}
          </a>
        </p>
      </section>
    </>
  )
}
