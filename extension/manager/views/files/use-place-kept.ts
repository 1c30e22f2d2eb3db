/** Whoever takes a thing out of a list by keyboard stays at its place: on the same button of the thing that came there. */
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** `action`: of the buttons in the list; `fallback`: of the button that is left when the list is empty. */
export function usePlaceKept(
  length: number,
  { action, fallback }: { action: string; fallback: string },
): { listRef: RefObject<HTMLUListElement | null>; leave: (place: number) => void } {
  const listRef = useRef<HTMLUListElement>(null)
  const leftRef = useRef<number | null>(null)
  useEffect(() => {
    const left = leftRef.current
    leftRef.current = null
    if (left === null) return
    const buttons = listRef.current?.querySelectorAll<HTMLElement>(`[data-action="${action}"]`) ?? []
    const next = buttons[Math.min(left, buttons.length - 1)]
    const instead = next ?? document.querySelector<HTMLElement>(`[data-action="${fallback}"]`)
    instead?.focus()
  }, [length, action, fallback])
  return {
    listRef,
    leave: place => {
      leftRef.current = place
    },
  }
}
