/** A home folder with a host installed in it, and what the doctor says of it. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copyOf } from '../../installer/host-copy.ts'
import { browserPlace, hostFolder, installHost, launcherPath } from '../../installer/install-host.ts'
import { surroundingsFrom } from '../../installer/surroundings.ts'
import { runInstaller } from './run-installer.ts'
import { softHsm } from './soft-hsm.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface Report {
  whole: boolean
  firstMissing: string | null
  links: { link: string; state: string; says: string; cure: string }[]
}

/** Called while a `describe` is read; each test has a home of its own. */
export function doctorHome() {
  const home = temporaryFolder()
  const data = () => join(home(), '.local/share/mohur')
  const launcher = () => launcherPath(hostFolder(data()))
  const copy = () => copyOf(launcher()) ?? ''
  const here = () => surroundingsFrom({ HOME: home(), PATH: '' }, 'linux')

  /** @returns the manifest's path */
  function install(browser: 'chromium' | 'firefox' = 'chromium'): string {
    const manifests = [browserPlace(browser, 'user', here())]
    return installHost({ folder: hostFolder(data()), scope: 'user', manifests }).at(-1) ?? ''
  }

  /** SoftHSM2 with a token, made once. */
  const softHsmEnv = (): Record<string, string> =>
    existsSync(join(home(), 'softhsm2.conf')) ? hsmEnv : (hsmEnv = newHsm())
  let hsmEnv: Record<string, string> = {}
  function newHsm(): Record<string, string> {
    const hsm = softHsm(home())
    hsm.addToken('Aysel')
    return hsm.env
  }

  /** The doctor as a person who is not root. `own`: the home folder is theirs. */
  async function asSomebody(args: string[], { own = true } = {}): Promise<{ code: number | null; output: string }> {
    chmodSync(home(), 0o755)
    if (own) execFileSync('chown', ['-R', '65534:65534', home()])
    const as = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, '--import', 'tsx']
    const script = resolve(import.meta.dirname, '../../installer/doctor.ts')
    const env = { HOME: home(), PATH: process.env['PATH'] ?? '', TSX_DISABLE_CACHE: '1' }
    const { status, stdout } = spawnSync('setpriv', [...as, script, ...args], { env, encoding: 'utf8' })
    return { code: status, output: stdout }
  }

  async function examine(
    env: Record<string, string> = {},
    browser = 'chromium',
  ): Promise<Report & { code: number; text: string }> {
    const { code, output } = await runInstaller('doctor', { home: home(), env, args: ['--json', '--browser', browser] })
    assert.match(output, /^\{/, output)
    return { code, text: output, ...(JSON.parse(output) as Report) }
  }

  /** The link is named as the first that is missing, with this sentence and a cure; what comes after is not checked. */
  async function assertBroken(link: string, says: RegExp, cure = 'npm run host:install'): Promise<Report> {
    const report = await examine()
    assert.equal(report.code, 1)
    assert.equal(report.whole, false)
    assert.equal(report.firstMissing, link)
    const found = report.links.find(one => one.link === link)
    assert.equal(found?.state, 'broken')
    assert.match(found.says, says)
    assert.equal(found.cure, cure)
    return report
  }

  return { home, data, launcher, copy, install, examine, assertBroken, asSomebody, softHsmEnv }
}
