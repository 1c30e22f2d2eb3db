/** Draws what was loaded; until then, or when it failed, says so and offers to try again. */
import type { ComponentChildren, VNode } from 'preact'
import { Button } from './button.tsx'
import { ErrorView } from './error-view.tsx'
import { useTexts } from './language.tsx'
import type { Loaded } from './use-loaded.ts'

interface Props<T> {
  loaded: Loaded<T>
  again: () => void
  children: (value: T) => ComponentChildren
}

export function LoadedView<T>({ loaded, again, children }: Props<T>): VNode {
  const { manager } = useTexts()
  if (loaded.state === 'loading') return <p role="status">{manager.loading}</p>
  if (loaded.state === 'good') return <>{children(loaded.value)}</>
  return (
    <>
      <ErrorView error={loaded.error} />
      <p>
        <Button action="again" onPress={again}>
          {manager.again}
        </Button>
      </p>
    </>
  )
}
