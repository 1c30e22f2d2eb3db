/** The demo's lines: one a step, with the time it took. */

export interface Steps {
  /** Runs the step and prints its line; a failure is printed and thrown on. */
  step: <T>(title: string, work: () => Promise<T>) => Promise<T>
  /** Seconds since the first step. */
  elapsed: () => string
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

export function openSteps(): Steps {
  const begun = performance.now()
  let count = 0
  const line = (mark: string, title: string, since: number): void =>
    console.log(`${mark} ${String(count).padStart(2)}  ${title.padEnd(74)} ${seconds(since).padStart(7)}`)
  return {
    step: async (title, work) => {
      const since = performance.now()
      count++
      try {
        const result = await work()
        line('✓', title, since)
        return result
      } catch (error) {
        line('✗', title, since)
        throw error
      }
    },
    elapsed: () => seconds(begun),
  }
}
