/** A loop that waits for promises alone keeps everything else waiting: what was said to this process meanwhile is not read. */

/** Milliseconds: the token that waits for the next chunk, and the person who cancels, are heard within this. */
const mostMs = 4

/** To be awaited in each round of a long loop: lets what has come in be read where it has had no turn for long. */
export function pausing(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < mostMs) return
    await new Promise(setImmediate)
    since = performance.now()
  }
}
