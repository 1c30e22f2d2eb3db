/** What a reader says of itself, folded (CK_SLOT_INFO; PKCS#11 v2.40 section 3.2). */
import type { VNode } from 'preact'
import type { SlotDetails } from '../../../../shared/token-details.ts'
import { Facts } from '../../../ui/facts.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
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
  const { tokenPage, tokens, common } = useTexts()
  const { details } = tokenPage
  const known = (text: string): VNode | string => (text === '' ? common.unknown : <VisibleText text={text} />)
  return (
    <Facts
      facts={[
        { name: details.slot, value: known(slot.description) },
        { name: tokens.manufacturer, value: known(slot.manufacturer) },
        { name: details.hardware, value: known(slot.hardwareVersion) },
        { name: details.firmware, value: known(slot.firmwareVersion) },
        { name: details.module, value: known(slot.module) },
        { name: details.flags, value: <FlagList flags={slot.flags} /> },
      ]}
    />
  )
}
