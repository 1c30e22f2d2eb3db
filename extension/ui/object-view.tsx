/** What lies on a token, in a few lines: its kind, its name, and what a person tells it apart by. */
import type { VNode } from 'preact'
import { keyNameOf } from '../../shared/key-names.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import { fill, formatSize } from '../locales/format.ts'
import type { CommonTexts, ObjectTexts } from '../locales/texts.ts'
import { certificateFacts } from '../profiles/certificate-facts.ts'
import { CertificateSummary } from './certificate-view.tsx'
import { useTexts } from './language.tsx'
import { VisibleText } from './visible-text.tsx'

export function ObjectView({ object }: { object: TokenObject }): VNode {
  const { objects, common } = useTexts()
  if (object.kind === 'certificate') {
    return (
      <div class="object" data-object={object.id}>
        <CertificateSummary certificate={object.certificate} />
        <p class="aside">{object.hasKey ? objects.withKey : objects.withoutKey}</p>
        <ForeignKey name={foreignKeyOf(object.certificate)} />
        {object.retired && <p class="warn">{objects.retired}</p>}
      </div>
    )
  }
  return (
    <div class="object" data-object={object.id}>
      <p class="object-name">
        <ObjectName label={object.label} />
      </p>
      <p class="aside">{objectFacts(object, objects, common).join(' · ')}</p>
      {object.kind === 'keyPair' && <ForeignKey name={object.algorithm ? null : object.keyName} />}
      {object.kind === 'keyPair' && (
        <p class={object.hasCertificate ? 'aside' : 'warn'}>
          {object.hasCertificate ? objects.paired : objects.waiting}
        </p>
      )}
    </div>
  )
}

/** A key of a kind that Mohur cannot sign with; `null` for the others. */
function ForeignKey({ name }: { name: string | null }): VNode | null {
  const { objects, common } = useTexts()
  return name === null ? null : (
    <p class="warn" data-foreign-key>
      {fill(objects.foreignKey, { name: name || common.unknown })}
    </p>
  )
}

function foreignKeyOf(certificate: Uint8Array): string | null {
  const key = certificateFacts(certificate)?.publicKey
  const found = key ? keyNameOf(key) : null
  return found && found.algorithm === null ? found.name : null
}

export function ObjectName({ label }: { label: string }): VNode {
  const { objects } = useTexts()
  return label.trim() === '' ? <>{objects.unnamed}</> : <VisibleText text={label} />
}

function objectFacts(
  object: Exclude<TokenObject, { kind: 'certificate' }>,
  texts: ObjectTexts,
  common: CommonTexts,
): string[] {
  const facts = [texts.kinds[object.kind]]
  if (object.kind === 'keyPair') facts.push(object.keyName || common.unknown)
  if (object.kind === 'secretKey') {
    facts.push(object.keyType, ...(object.bits === null ? [] : [fill(texts.bits, { bits: object.bits })]))
  }
  if (object.kind === 'data' && object.value) facts.push(formatSize(common, object.value.length))
  return facts
}
