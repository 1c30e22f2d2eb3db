/** Takes a certificate out of use, or lets it be used again; what that means stands once beside the list. */
import type { VNode } from 'preact'
import type { Bytes } from '../../../shared/bytes.ts'
import { displayName } from '../../../shared/names.ts'
import { certificateFacts } from '../../profiles/certificate-facts.ts'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'

export type MarkRetired = (certificate: Bytes, retired: boolean) => void

interface Props {
  certificate: Bytes
  retired: boolean
  dead: boolean
  markRetired: MarkRetired
}

const hint = 'retire-hint'

/** One button with two texts, so that the focus stays on it. */
export function RetireButton({ certificate, retired, dead, markRetired }: Props): VNode {
  const { objects } = useTexts()
  return (
    <Button
      action={retired ? 'use-again' : 'retire'}
      dead={dead}
      about={displayName(certificateFacts(certificate)?.subject ?? [])}
      describedBy={hint}
      onPress={() => markRetired(certificate, !retired)}
    >
      {retired ? objects.useAgain : objects.retire}
    </Button>
  )
}

export function RetireHint(): VNode {
  const { objects } = useTexts()
  return (
    <p id={hint} class="aside">
      {objects.retireHint}
    </p>
  )
}
