/** A step of a visitor that broke off before its answer came, and is done again. */
import type { Answer } from './portal-visitor.ts'

/** What a step answers, and what it answers when it is done again after the break. */
export async function twice(work: () => Promise<Answer>, broken: () => Promise<void>): Promise<[Answer, Answer]> {
  const first = await work()
  await broken()
  return [first, await work()]
}
