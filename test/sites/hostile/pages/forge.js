/** Sends what the client module would never send, and tells what came back: `data-outcomes` on the body. */

const silence = () => new Promise(resolve => setTimeout(resolve, 1_500, 'silent'))

/** What the first answer to a call is, past the notice that somebody took it. */
function answerTo(handOver, call) {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise(resolve => {
    port1.addEventListener('message', ({ data }) => {
      if (!data?.present) resolve(data?.error?.code ?? JSON.stringify(data))
    })
    port1.start()
  })
  if (call) port1.postMessage(call)
  handOver(port2)
  return Promise.race([answer, silence()])
}

const post = port => postMessage({ mohur: 'request' }, location.origin, [port])
const connect = { operation: 'connect', params: { scopes: ['sign'] } }
const dispatch = init => port =>
  dispatchEvent(new MessageEvent('message', { data: { mohur: 'request' }, source: window, ports: [port], ...init }))
const polluted = JSON.parse('{"scopes":["sign"],"__proto__":{"permission":"none"}}')

const attempts = {
  dispatchedOwnOrigin: [dispatch({ origin: location.origin }), connect],
  dispatchedForeignOrigin: [dispatch({ origin: 'https://bank.example' }), connect],
  extraKeys: [port => postMessage({ mohur: 'request', origin: 'https://bank.example' }, '*', [port]), connect],
  readJournal: [post, { operation: 'readJournal', params: { limit: 10 } }],
  listOrigins: [post, { operation: 'listOrigins', params: {} }],
  addModule: [post, { operation: 'addModule', params: { path: '/tmp/evil.so' } }],
  revokeOrigin: [post, { operation: 'revokeOrigin', params: { origin: 'https://bank.example' } }],
  inherited: [post, { operation: 'constructor', params: {} }],
  prototype: [post, { operation: '__proto__', params: {} }],
  foreignOrigin: [post, { operation: 'listTokens', params: {}, origin: 'https://bank.example' }],
  polluted: [post, { operation: 'connect', params: polluted }],
  notAnObject: [post, 'connect'],
  noOperation: [post, {}],
  signWithoutPermission: [
    post,
    {
      operation: 'sign',
      params: { format: 'cms', documents: [{ name: 'a', type: 'text/plain', content: new Uint8Array(1) }] },
    },
  ],
  tokensWithoutPermission: [post, { operation: 'listTokens', params: {} }],
}

const outcomes = {}
for (const [name, [handOver, call]] of Object.entries(attempts)) outcomes[name] = await answerTo(handOver, call)
document.querySelector('#outcomes').textContent = JSON.stringify(outcomes, null, 2)
document.body.dataset.outcomes = JSON.stringify(outcomes)
