/** Of many documents: as many at once as the bank takes. */

/** In one request. */
const part = 500

/** Resolves with what the bank says of each, once it has said all of it. */
export async function inParts(all, send) {
  const payments = []
  for (let at = 0; at < all.length; at += part) payments.push(...(await send(all.slice(at, at + part))).payments)
  return payments
}
