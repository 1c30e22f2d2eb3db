/** What work that can pause comes to, done without a pause: for what is short. */
export function atOnce<T>(work: Generator<void, T>): T {
  let next = work.next()
  while (!next.done) next = work.next()
  return next.value
}
