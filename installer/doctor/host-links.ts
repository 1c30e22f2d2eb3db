/** The links inside the host: it starts, says hello, loads modules, sees tokens and certificates. */
import { limits } from '../../shared/limits.ts'
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import { product } from '../../shared/product.ts'
import type { Result } from '../../shared/operations/index.ts'
import { connectHost, type HostConnection, type HostStart } from './host-connection.ts'
import { absent, broken, cures, ok, unchecked, type Finding } from './finding.ts'
import { moduleLinks } from './module-links.ts'

type Diagnosis = Result<'diagnose'>

export const hostLinks = ['journal', 'modules', 'token', 'certificate'] as const

/** `start`: whether it starts and says hello. `inside`: what it says of itself, when asked. */
export interface ExaminedHost {
  start: Finding
  inside: Finding[]
}

export async function examineHost(title: string, start: HostStart, deep: boolean): Promise<ExaminedHost> {
  const link = `host as ${title} starts it`
  const since = performance.now()
  try {
    const connection = await connectHost(start)
    const took = Math.round(performance.now() - since)
    const greeting = examineHello(link, connection.hello, took)
    try {
      return { start: greeting, inside: deep ? await examineInside(connection, greeting) : [] }
    } finally {
      await connection.close()
    }
  } catch (error) {
    return { start: broken(link, sentenceFor(error), cures.install), inside: deep ? hostLinks.map(unchecked) : [] }
  }
}

function sentenceFor(error: unknown): string {
  const { code, details } = toErrorMessage(error)
  if (code === 'TIMED_OUT') return `it did not say hello within ${limits.helloMs / 1000} s`
  if (code === 'HOST_MISBEHAVED') return 'what it says is not our protocol'
  const reason = String(details['reason'] ?? code)
  // Of what Node prints when a program ends by an error, the line that says which.
  return `it does not start: ${/^\w*Error: .*/m.exec(reason)?.[0] ?? reason}`
}

function examineHello(link: string, { version, protocol }: HostConnection['hello'], tookMs: number): Finding {
  if (protocol !== product.protocol) {
    return broken(link, `it speaks protocol ${protocol}, the extension ${product.protocol}`, cures.install)
  }
  // Versions of one protocol work together; the extension says so too.
  const other = version === product.version ? '' : `, while this is ${product.version}`
  return ok(link, `hello from ${version}${other}, protocol ${protocol}, in ${tookMs} ms`)
}

async function examineInside(connection: HostConnection, greeting: Finding): Promise<Finding[]> {
  if (greeting.state !== 'ok') return hostLinks.map(unchecked)
  try {
    const diagnosis = await connection.call({ operation: 'diagnose', origin: null, params: {} })
    return [journalLink(diagnosis), ...moduleLinks(diagnosis.modules), tokenLink(diagnosis), certificateLink(diagnosis)]
  } catch (error) {
    const code = error instanceof MohurError ? error.code : 'HOST_MISBEHAVED'
    return [broken('diagnosis', `the host answers ${code}`, cures.install), ...hostLinks.map(unchecked)]
  }
}

const journalLink = ({ folders: [problem] }: Diagnosis): Finding =>
  problem === undefined
    ? ok('journal', 'can be written')
    : broken('journal', `cannot be written: ${problem.code}`, 'make room, and make the data folder your own')

function tokenLink({ tokens }: Diagnosis): Finding {
  const usable = tokens.filter(({ state }) => state !== 'uninitialized')
  if (usable.length === 0) {
    const empty = tokens.filter(({ kind }) => kind === 'pkcs11').length
    return absent(
      'token',
      `none that is initialised (${empty} empty by PKCS#11)`,
      'plug in the token that you were given',
    )
  }
  const devices = usable.filter(({ kind }) => kind === 'pkcs11').length
  const details = usable.map(({ label, model, state }) => `${label} (${model}): ${state}`)
  return ok('token', `${devices} by PKCS#11, ${usable.length - devices} in software`, details)
}

const certificateLink = ({ certificates }: Diagnosis): Finding =>
  certificates > 0
    ? ok('certificate', `${certificates} on the tokens`)
    : absent('certificate', 'none yet', "ask for one on your certificate centre's page")
