/** The tokens as Mohur tells of them, and its own window for what no page may see: the name of a token and its PIN. */
import { connect } from '/mohur/client.js'

let mohur = null
let watching = null

/** Asks for permission; `changed(tokens)` now and whenever one is plugged or pulled. Resolves when they were told once. */
export async function listTokens(changed) {
  mohur = await connect({ scopes: ['tokens', 'request'] })
  watching?.abort()
  watching = new AbortController()
  changed(await mohur.listTokens())
  mohur.watchTokens({ onChange: changed }, { signal: watching.signal }).catch(() => {})
}

/** A token without a PIN is made ready there; of any other the PIN is changed. */
export const openManager = ({ id, state }) =>
  mohur.openTokenManager({ token: id, task: state === 'uninitialized' ? 'tokens' : 'changePin' })
