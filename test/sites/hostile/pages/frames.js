/** Puts the attempt into frames of every kind; `data-outcomes` on the body is set once all have told or fallen silent. */

const script = await (await fetch('attempt.js')).text()
const html = `<!doctype html><script>${script}</script>`
const other = `http://127.0.0.1:${location.port}/frame.html`

const blob = () => URL.createObjectURL(new Blob([html], { type: 'text/html' }))
const data = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`
const alone = 'allow-scripts'
const write = ({ contentDocument }) => {
  contentDocument.open()
  contentDocument.write(html)
  contentDocument.close()
}

/** What is set on the frame; `written`: what is done with it once it is in the page. */
const kinds = {
  sameOrigin: { src: 'frame.html' },
  crossOrigin: { src: other },
  nested: { src: 'nested.html' },
  sandboxed: { sandbox: alone, src: 'frame.html' },
  sandboxedSameOrigin: { sandbox: `${alone} allow-same-origin`, src: 'frame.html' },
  sandboxedNested: { sandbox: alone, src: 'nested.html' },
  sandboxedCrossOrigin: { sandbox: alone, src: other },
  srcdoc: { srcdoc: html },
  sandboxedSrcdoc: { sandbox: alone, srcdoc: html },
  blob: { src: blob() },
  sandboxedBlob: { sandbox: alone, src: blob() },
  data: { src: data },
  aboutBlank: { src: 'about:blank', written: write },
  noAddress: { written: write },
}
/** An address given in the query is framed as well: a bank inside a stranger's page. */
const victim = new URLSearchParams(location.search).get('frame')
if (victim) {
  kinds.victim = { src: victim }
  kinds.sandboxedVictim = { sandbox: `${alone} allow-same-origin`, src: victim }
}

const outcomes = {}
const frames = new Map()
addEventListener('message', ({ source, data }) => {
  const kind = [...frames].find(
    ([, frame]) => frame.contentWindow === source || frame.contentWindow === source.parent,
  )?.[0]
  if (kind && data?.outcome) outcomes[kind] = data.outcome
})
for (const [kind, { written, ...set }] of Object.entries(kinds)) {
  const frame = Object.assign(document.createElement('iframe'), { title: kind, ...set })
  frames.set(kind, frame)
  document.querySelector('#frames').append(frame)
  written?.(frame)
}

const started = performance.now()
const timer = setInterval(() => {
  if (Object.keys(outcomes).length < frames.size && performance.now() - started < 20_000) return
  clearInterval(timer)
  document.querySelector('#outcomes').textContent = JSON.stringify(outcomes, null, 2)
  document.body.dataset.outcomes = JSON.stringify(outcomes)
}, 50)
