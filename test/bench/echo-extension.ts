/** The bare side of P2: an extension that carries one message from page to host and back, and checks nothing. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumId } from '../../installer/extension-identity.ts'
import { chromiumKey } from '../../installer/setup/chromium-key.mjs'

const hostName = 'org.mohur.echo'

const manifest = {
  manifest_version: 3,
  name: 'Echo',
  version: '1.0',
  key: chromiumKey(),
  permissions: ['nativeMessaging'],
  background: { service_worker: 'background.js' },
  content_scripts: [{ matches: ['http://localhost/*'], js: ['content.js'], run_at: 'document_start' }],
}

const content = `addEventListener('message', ({ data, ports: [page] }) => {
  if (!page || data.echo !== 'open') return
  const port = chrome.runtime.connect()
  port.onMessage.addListener(message => page.postMessage(message))
  page.onmessage = ({ data }) => port.postMessage(data)
})`

const background = `let host = chrome.runtime.connectNative('${hostName}')
let page
host.onMessage.addListener(message => page?.postMessage(message))
chrome.runtime.onConnect.addListener(port => {
  page = port
  port.onMessage.addListener(message => host.postMessage(message))
})`

/** Writes extension and host manifest; returns the extension's folder. */
export function makeEchoExtension(folder: string, userDataDir: string): string {
  const extension = join(folder, 'echo-extension')
  const hosts = join(userDataDir, 'NativeMessagingHosts')
  mkdirSync(extension, { recursive: true })
  mkdirSync(hosts, { recursive: true })
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(extension, 'content.js'), content)
  writeFileSync(join(extension, 'background.js'), background)
  const launcher = join(folder, 'echo-host.sh')
  const program = join(import.meta.dirname, 'echo-host.mjs')
  writeFileSync(
    launcher,
    `#!/bin/sh\nunset NODE_OPTIONS NODE_EXTRA_CA_CERTS\nexec '${process.execPath}' '${program}'\n`,
  )
  chmodSync(launcher, 0o755)
  const about = {
    name: hostName,
    description: 'echo',
    path: launcher,
    type: 'stdio',
    allowed_origins: [`chrome-extension://${chromiumId}/`],
  }
  writeFileSync(join(hosts, `${hostName}.json`), JSON.stringify(about))
  return extension
}
