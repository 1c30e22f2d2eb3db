/** What is to be done at this token before anything else: make it ready, change the PIN from the factory, unblock it, go on. */
import type { VNode } from 'preact'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ofKind, type TokenProps } from './token-props.ts'

export function FirstSteps({ details, objects, login, busy, actions }: TokenProps): VNode | null {
  const { tokenPage } = useTexts()
  const { first, factory } = tokenPage
  const { state, kind } = details.summary
  if (state === 'uninitialized') {
    return (
      <Notice kind="info" title={first.uninitialized}>
        <p>{first.uninitializedMeaning}</p>
        {details.can.initialize && (
          <p>
            <Button action="initialize" kind="primary" dead={busy} onPress={actions.initialize}>
              {kind === 'software' ? first.makeSoftware : first.initialize}
            </Button>
          </p>
        )}
      </Notice>
    )
  }
  if (state === 'locked') {
    return (
      <Notice kind="danger" title={first.locked}>
        <p>{details.can.unblock ? first.lockedMeaning : first.lockedForGood}</p>
        {details.can.unblock && (
          <p>
            <Button action="unblock-locked" kind="primary" dead={busy} onPress={actions.unblockPin}>
              {tokenPage.pin.unblock}
            </Button>
          </p>
        )}
      </Notice>
    )
  }
  if (login?.factoryPin) {
    return (
      <div data-factory-pin>
        <Notice kind="warning" title={factory.title} live>
          <p>{factory.meaning}</p>
          <p>
            <Button action="change-factory-pin" kind="primary" dead={busy} onPress={actions.changePin}>
              {factory.change}
            </Button>
          </p>
        </Notice>
      </div>
    )
  }
  const empty = ofKind(objects, 'certificate').length + ofKind(objects, 'keyPair').length === 0
  return empty ? (
    <Notice kind="info" title={first.empty}>
      <p>{first.emptyMeaning}</p>
    </Notice>
  ) : null
}
