/** Of many documents: as many at once as browser and bank take. */

/** What the bank takes in one request. */
const part = 500
/** What a browser asks of one server at a time. */
const lanes = 6

/** Resolves with what the bank says of each, once it has said all of it. */
export async function inParts(all, send) {
  const payments = []
  for (let at = 0; at < all.length; at += part) payments.push(...(await send(all.slice(at, at + part))).payments)
  return payments
}

/** Like `Promise.all` of the work on each. */
export async function inLanes(all, work) {
  const results = []
  const left = all.entries()
  const lane = async () => {
    for (const [index, one] of left) results[index] = await work(one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
