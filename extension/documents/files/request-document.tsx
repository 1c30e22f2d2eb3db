/** A certification request in our window: nothing that it asks for is left out. */
import type { VNode } from 'preact'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { NameFacts } from '../../ui/name-facts.tsx'
import { PurposeLines } from '../../ui/purpose-lines.tsx'
import type { ViewProps } from '../document-kind.ts'
import type { ReadRequest } from './read-request.ts'

export function RequestDocument({ reading }: ViewProps<ReadRequest>): VNode {
  const { documents, certificates, prompt } = useTexts()
  const { request: texts } = documents
  const { subject, algorithm, keyDigest, purposes, others } = reading
  return (
    <>
      <p>{texts.meaning}</p>
      <p class="fold-title">{prompt.request.subject}</p>
      <NameFacts name={subject} />
      <Facts
        facts={[
          { name: texts.key, value: algorithm ?? texts.otherKey },
          { name: texts.keyDigest, value: <span class="mono">{keyDigest}</span> },
          ...(purposes.length > 0
            ? [{ name: certificates.extendedKeyUsage, value: <PurposeLines purposes={purposes} /> }]
            : []),
          ...others.map(({ type, value }) => ({ name: type, value: <span class="mono">{value}</span> })),
        ]}
      />
    </>
  )
}
