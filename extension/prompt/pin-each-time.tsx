/** Said before the first PIN is typed: the key wants it for each document, and how often that is. */
import type { VNode } from 'preact'
import { limits } from '../../shared/limits.ts'
import type { Candidate } from '../../shared/token.ts'
import { fill, formatNumber } from '../locales/format.ts'
import { usePlural, useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Blocker } from './asking.tsx'

interface Props {
  candidate: Candidate | null
  /** Signatures that will be made. */
  count: number
}

/** On the token's own pad it is typed as often as it is wanted. */
const areTooMany = ({ candidate, count }: Props): boolean =>
  count > limits.pinsInOneRequest && candidate?.pinEachTime === true && !candidate.token.pin.onDevice

export const pinsBlocker = (props: Props): Blocker | null => (areTooMany(props) ? 'tooManyPins' : null)

export function PinEachTime(props: Props): VNode | null {
  const { prompt, common } = useTexts()
  const choose = usePlural()
  const { candidate, count } = props
  const { times, onDevice, tooMany } = prompt.batch.pinEachTime
  if (!candidate?.pinEachTime || count < 2) return null
  const isTooMuch = areTooMany(props)
  const number = isTooMuch ? limits.pinsInOneRequest : count
  const words = isTooMuch ? choose(tooMany, number) : candidate.token.pin.onDevice ? onDevice : choose(times, number)
  return (
    <div data-pins={count}>
      <Notice kind={isTooMuch ? 'danger' : 'warning'}>
        <p>{fill(words, { count: formatNumber(common, number) })}</p>
      </Notice>
    </div>
  )
}
