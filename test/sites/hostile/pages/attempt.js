/**
 * Tries to reach the signer from wherever it runs and tells the top page what it got: `api` whether the page API is there,
 * `own` what the client's request from this window ends with, `top` whether the top page's listener takes ours for its own.
 */
async function attempt() {
  const silence = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds, 'silent'))
  const ask = target =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }) => resolve(JSON.stringify(data)))
      port1.start()
      port1.postMessage({ operation: 'connect', params: { scopes: ['sign'] } })
      target.postMessage({ mohur: 'request' }, '*', [port2])
    })
  const api = 'mohur' in window ? 'there' : 'absent'
  const own = await Promise.race([ask(window), silence(700)])
  const above = await Promise.race([ask(top), silence(700)])
  top.postMessage({ outcome: { api, own, top: above } }, '*')
}
void attempt()
