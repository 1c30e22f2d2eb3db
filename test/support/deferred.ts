/** A promise with its ends in the open, for tests that wait for what another process says. */
export interface Deferred<T> {
  promise: Promise<T>
  resolve: (value: T) => void
  reject: (error: unknown) => void
}

export function deferred<T>(): Deferred<T> {
  let ends: Omit<Deferred<T>, 'promise'> | null = null
  const promise = new Promise<T>((resolve, reject) => (ends = { resolve, reject }))
  if (!ends) throw new Error('a promise runs its executor at once')
  return { promise, ...(ends as Omit<Deferred<T>, 'promise'>) }
}
