/** Puts the attempt into frames of every kind; `data-outcomes` on the body is set once all have told or fallen silent. */

const script = await (await fetch('attempt.js')).text()
const html = `<!doctype html><script>${script}</script>`
const other = `http://127.0.0.1:${location.port}/frame.html`

const kinds = {
  sameOrigin: frame => (frame.src = 'frame.html'),
  crossOrigin: frame => (frame.src = other),
  nested: frame => (frame.src = 'nested.html'),
  sandboxed: frame => ((frame.sandbox = 'allow-scripts'), (frame.src = 'frame.html')),
  sandboxedSameOrigin: frame => ((frame.sandbox = 'allow-scripts allow-same-origin'), (frame.src = 'frame.html')),
  srcdoc: frame => (frame.srcdoc = html),
  blob: frame => (frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' }))),
  data: frame => (frame.src = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`),
}
/** An address given in the query is framed as well: a bank inside a stranger's page. */
const victim = new URLSearchParams(location.search).get('frame')
if (victim) kinds.victim = frame => (frame.src = victim)

const outcomes = {}
const frames = new Map()
addEventListener('message', ({ source, data }) => {
  const kind = [...frames].find(
    ([, frame]) => frame.contentWindow === source || frame.contentWindow === source.parent,
  )?.[0]
  if (kind && data?.outcome) outcomes[kind] = data.outcome
})
for (const [kind, fill] of Object.entries(kinds)) {
  const frame = document.createElement('iframe')
  frame.title = kind
  fill(frame)
  frames.set(kind, frame)
  document.querySelector('#frames').append(frame)
}

const started = performance.now()
const timer = setInterval(() => {
  if (Object.keys(outcomes).length < frames.size && performance.now() - started < 4_000) return
  clearInterval(timer)
  document.querySelector('#outcomes').textContent = JSON.stringify(outcomes, null, 2)
  document.body.dataset.outcomes = JSON.stringify(outcomes)
}, 50)
