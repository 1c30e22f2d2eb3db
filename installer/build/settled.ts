/** Work on several files at once, of which none runs on when another has failed. */

/** @throws the first error, once all have ended */
export async function settled(work: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(work)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
