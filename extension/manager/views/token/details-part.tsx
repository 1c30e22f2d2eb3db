/** Everything a token and its reader say of themselves, folded (CK_TOKEN_INFO, CK_SLOT_INFO; PKCS#11 v2.40 section 3.2). */
import type { VNode } from 'preact'
import type { TokenDetails } from '../../../../shared/token-details.ts'
import { fill, formatSize } from '../../../locales/format.ts'
import type { CommonTexts, TokenPageTexts } from '../../../locales/texts.ts'
import { Facts } from '../../../ui/facts.tsx'
import { KnownText } from '../../../ui/known-text.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { keyWords } from '../../key-words.ts'
import { FlagList } from './flag-list.tsx'
import { SlotFacts } from './slot-fold.tsx'
import type { TokenProps } from './token-props.ts'

export function DetailsPart({ details, slot }: TokenProps): VNode {
  const { tokenPage } = useTexts()
  const texts = tokenPage.details
  return (
    <section class="paper paper-fold" data-part="details">
      <details class="fold">
        <summary>
          <h3>{texts.title}</h3>
        </summary>
        <p class="fold-title">{texts.token}</p>
        <TokenFacts details={details} />
        <p class="fold-title">{texts.slot}</p>
        <SlotFacts slot={slot} />
      </details>
    </section>
  )
}

function TokenFacts({ details }: { details: TokenDetails }): VNode {
  const { tokenPage, tokens, common } = useTexts()
  const texts = tokenPage.details
  const { summary, memory, userPin } = details
  const { minLength: min, maxLength: max } = userPin
  return (
    <Facts
      facts={[
        { name: tokens.kind, value: tokens.kinds[summary.kind] },
        { name: tokens.manufacturer, value: <KnownText text={summary.manufacturer} /> },
        { name: tokens.model, value: <KnownText text={summary.model} /> },
        { name: tokens.serial, value: <KnownText text={summary.serialNumber} /> },
        { name: texts.family, value: details.family ?? texts.unknownFamily },
        { name: texts.signs, value: <KnownText text={keyWords(summary.algorithms, texts)} /> },
        { name: tokenPage.pin.user, value: fill(tokenPage.pin.length, { min, max }) },
        { name: texts.publicMemory, value: memoryWords([memory.freePublic, memory.totalPublic], texts, common) },
        { name: texts.privateMemory, value: memoryWords([memory.freePrivate, memory.totalPrivate], texts, common) },
        { name: texts.hardware, value: <KnownText text={details.hardwareVersion} /> },
        { name: texts.firmware, value: <KnownText text={details.firmwareVersion} /> },
        { name: texts.flags, value: <FlagList flags={details.flags} /> },
        { name: texts.mechanisms, value: <FlagList flags={details.mechanisms} /> },
      ]}
    />
  )
}

function memoryWords(
  [free, total]: [number | null, number | null],
  texts: TokenPageTexts['details'],
  common: CommonTexts,
): string {
  const size = (bytes: number | null): string => (bytes === null ? texts.unavailable : formatSize(common, bytes))
  if (free === null && total === null) return texts.unavailable
  return fill(texts.free, { free: size(free), total: size(total) })
}
