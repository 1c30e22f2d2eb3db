/** Another extension, of the kind that a person may have beside ours: it tries whatever one extension can do to another (T7). */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Target {
  /** Id of the extension that is spied upon. */
  id: string
  /** `chrome-extension://…`, `moz-extension://…`. */
  origin: string
  /** Name of its native host. */
  host: string
}

const matches = ['http://localhost/*']

/** Writes it into the folder. On a page of localhost it leaves what came of each attempt in `data-spied` of the body, as JSON. */
export function spyingExtension(folder: string, target: Target): string {
  const path = join(folder, 'spy')
  mkdirSync(path)
  const manifest = {
    manifest_version: 3,
    name: 'Spy',
    version: '1.0',
    // As ours: Chromium lets no message pass between two extensions that differ in it.
    message_serialization: 'structured_clone',
    permissions: ['tabs', 'nativeMessaging'],
    host_permissions: ['<all_urls>'],
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    content_scripts: [{ matches, js: ['attempts.js', 'content.js'] }],
    browser_specific_settings: { gecko: { id: 'spy@example.org' } },
  }
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(path, 'attempts.js'), attempts(target))
  writeFileSync(join(path, 'background.js'), `${attempts(target)}\n${background(target)}`)
  writeFileSync(join(path, 'content.js'), content)
  return path
}

/** Plain JavaScript: `closed`, `silent`, `refused`, or `answered: …`. */
const attempts = ({ id, origin }: Target): string => `
const open = { open: { operation: 'listTokens', params: {} }, activated: true }
const api = globalThis.browser ?? chrome
const within = (ms, promise) => Promise.race([promise, new Promise(resolve => setTimeout(resolve, ms, 'silent'))])
const told = value => 'answered: ' + JSON.stringify(value)
const send = message => within(2000, Promise.resolve().then(() => api.runtime.sendMessage(${JSON.stringify(id)}, message)).then(value => value === undefined ? 'silent' : told(value), () => 'refused'))
const knockAt = name => within(2000, new Promise(resolve => {
  const port = api.runtime.connect(${JSON.stringify(id)}, { name })
  port.onMessage.addListener(value => resolve(told(value)))
  port.onDisconnect.addListener(() => { void chrome.runtime.lastError; resolve('closed') })
  try {
    port.postMessage(name === 'prompt' ? { ticket: '0'.repeat(32) } : open)
  } catch {
    resolve('closed')
  }
}))
const read = path => within(2000, fetch(${JSON.stringify(origin)} + path).then(() => 'answered', () => 'refused'))
async function attempt() {
  const outcomes = { message: await send(open) }
  for (const name of ['page', 'extension', 'prompt', 'anything']) outcomes[name] = await knockAt(name)
  for (const path of ['/manager/index.html', '/prompt/index.html', '/manifest.json', '/background.js']) outcomes[path] = await read(path)
  return outcomes
}
`

const background = ({ host }: Target): string => `
const native = name => within(4000, new Promise(resolve => {
  const port = api.runtime.connectNative(name)
  port.onMessage.addListener(value => resolve(told(value)))
  port.onDisconnect.addListener(() => { void chrome.runtime.lastError; resolve('closed') })
}))
api.runtime.onMessage.addListener((message, sender, answer) => {
  attempt().then(async outcomes => answer({ ...outcomes, host: await native(${JSON.stringify(host)}) }))
  return true
})
`

const content = `
const write = async () => {
  const own = await attempt()
  const theirs = await api.runtime.sendMessage({})
  document.body.dataset.spied = JSON.stringify({ content: own, background: theirs })
}
void write()
`
