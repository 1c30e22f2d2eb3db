/** `mohur/server` as npm installs it into an empty folder: its README's code, run there by Node. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transform } from 'esbuild'
import { notoSans } from '../../../host/pki/pades/mark/noto-sans.ts'
import { buildPackage } from '../../../installer/build/build-package.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { makeToken } from '../../support/make-token.ts'
import { output } from '../../support/openssl.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const readme = resolve(import.meta.dirname, '../../../extension/page/readme.md')
const challenge = 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s='

/** What the README's functions are asked in a project of their own; each line is an answer. */
const program = `import { readFileSync } from 'node:fs'
import { readRequest, whoLogsIn, whoSigned } from './examples.js'
const { content, signature, token, challenge, roots, request } = JSON.parse(readFileSync('given.json', 'utf8'))
const bytes = text => Buffer.from(text, 'base64')
const code = ({ message }) => message
const answers = [
  await whoSigned(bytes(content), bytes(signature), roots),
  await whoSigned(bytes(content).subarray(1), bytes(signature), roots).catch(code),
  await whoLogsIn(token, challenge, roots),
  await whoLogsIn(token, challenge.replace('n', 'm'), roots).catch(code),
  await readRequest(request),
  await readRequest(request.slice(1)).catch(code),
]
console.log(JSON.stringify(answers))`

describe('mohur/server in an empty folder', () => {
  const folder = temporaryFolder()
  let project: string
  let server: string
  beforeEach(async () => {
    const made = join(folder(), 'made')
    project = join(folder(), 'project')
    for (const one of [made, project]) mkdirSync(one)
    await buildPackage(made)
    const npm = (cwd: string, ...args: string[]): string =>
      execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund'], { cwd, encoding: 'utf8' })
    const [packed] = JSON.parse(npm(made, 'pack', '--json', '--pack-destination', folder())) as { filename: string }[]
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'bank', private: true, type: 'module' }))
    npm(project, 'install', join(folder(), packed?.filename ?? ''))
    server = join(project, 'node_modules/mohur/server.js')
  })

  it('runs what its README shows, and needs no other package', async () => {
    const codes = [...readFileSync(readme, 'utf8').matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => code)
    const examples = codes.filter(code => code.includes("from 'mohur/server'"))
    assert.equal(examples.length, 3)
    const { code } = await transform(examples.join('\n'), { loader: 'ts' })
    writeFileSync(join(project, 'examples.js'), code)
    const authority = await createAuthority()
    const subject = [{ type: 'serialNumber', value: '5XK1A2B' }] as const
    const signer = await makeSigner(authority, makeKey('P-256'), { subject: [...subject] })
    const content = utf8('Müqavilə № 17')
    const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
    const request = await output('openssl req -new -newkey rsa:2048 -nodes -keyout key -subj /CN=A -out out', {})
    const given = {
      content: base64(content),
      signature: base64(buildCms(signer, content, { content: null })),
      token: makeToken(signer, { origin: 'https://bank.example', challenge, algorithm: 'ES256' }),
      challenge,
      roots: [authority.root, authority.policy, authority.issuing].map(one => toPem('CERTIFICATE', one)),
      request: new TextDecoder().decode(request),
    }
    writeFileSync(join(project, 'given.json'), JSON.stringify(given))
    writeFileSync(join(project, 'program.js'), program)
    const answers = execFileSync(process.execPath, ['program.js'], { cwd: project, encoding: 'utf8' })
    assert.deepEqual(JSON.parse(answers), [
      ['5XK1A2B'],
      'contentChanged',
      '5XK1A2B',
      'signatureWrong',
      { key: 'RSA-2048', wanted: [] },
      'unreadable',
    ])
    assert.deepEqual(
      readdirSync(join(project, 'node_modules')).filter(name => !name.startsWith('.')),
      ['mohur'],
    )
  })

  it('gives three functions and the class of its errors, and takes cryptography, decompression and the form of an address from Node', async () => {
    assert.deepEqual(Object.keys((await import(pathToFileURL(server).href)) as object).toSorted(), [
      'MohurError',
      'verifyLogin',
      'verifyRequest',
      'verifySignatures',
    ])
    const text = readFileSync(server, 'utf8')
    const taken = [...text.matchAll(/^import \{([^}]*)\} from "([^"]*)"/gm)].map(([, names = '', from = '']) =>
      names.split(',').map(name => `${from} ${name.trim().split(' ')[0]}`),
    )
    const modules = new Set(taken.flat().map(one => (one.startsWith('node:crypto ') ? 'node:crypto' : one)))
    assert.deepEqual([...modules].toSorted(), [
      'node:crypto',
      'node:net isIPv4',
      'node:zlib inflateRawSync',
      'node:zlib inflateSync',
    ])
    assert.doesNotMatch(text, /\bimport\(["']|[^_]\brequire\(["']|getBuiltinModule|\bfetch\(|process\.binding/)
    assert.ok(!text.includes('node_modules/zod'))
    // The font of marks is of no use to whoever makes none.
    assert.ok(!text.includes(notoSans.slice(0, 64)))
    const licences = readFileSync(join(project, 'node_modules/mohur/THIRD-PARTY.txt'), 'utf8')
    for (const name of ['noto-sans', 'zod']) assert.match(licences, new RegExp(`^${name} `, 'm'))
  })
})
