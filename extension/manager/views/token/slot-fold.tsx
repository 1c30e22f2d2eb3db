/** What a reader says of itself, folded (CK_SLOT_INFO; PKCS#11 v2.40 section 3.2). */
import type { VNode } from 'preact'
import type { SlotDetails } from '../../../../shared/token-details.ts'
import { Facts } from '../../../ui/facts.tsx'
import { KnownText } from '../../../ui/known-text.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { FlagList } from './flag-list.tsx'

export function SlotFold({ slot }: { slot: SlotDetails }): VNode {
  const { tokenPage } = useTexts()
  return (
    <details class="fold">
      <summary>{tokenPage.details.slot}</summary>
      <SlotFacts slot={slot} />
    </details>
  )
}

export function SlotFacts({ slot }: { slot: SlotDetails }): VNode {
  const { tokenPage, tokens } = useTexts()
  const { details } = tokenPage
  return (
    <Facts
      facts={[
        { name: details.slot, value: <KnownText text={slot.description} /> },
        { name: tokens.manufacturer, value: <KnownText text={slot.manufacturer} /> },
        { name: details.hardware, value: <KnownText text={slot.hardwareVersion} /> },
        { name: details.firmware, value: <KnownText text={slot.firmwareVersion} /> },
        { name: details.module, value: <KnownText text={slot.module} /> },
        { name: details.flags, value: <FlagList flags={slot.flags} /> },
      ]}
    />
  )
}
