/** The doctor's findings as lines for a person, and as a report to be sent to somebody else. */
import { userInfo } from 'node:os'
import { product } from '../../shared/product.ts'
import type { Finding } from './finding.ts'

const marks: Record<Finding['state'], string> = { ok: 'ok', broken: 'BROKEN', absent: 'absent', unchecked: '-' }

export const isWhole = (findings: readonly Finding[]): boolean => findings.every(({ state }) => state !== 'broken')

/** The first link that does not hold; null when all do. */
export const firstMissing = (findings: readonly Finding[]): Finding | null =>
  findings.find(({ state }) => state === 'broken') ?? findings.find(({ state }) => state === 'absent') ?? null

export function textReport(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ link }) => link.length))
  const lines = findings.flatMap(({ state, link, says, details }) => [
    `${marks[state].padEnd(7)} ${link.padEnd(width)}  ${says}`,
    ...details.map(detail => `${' '.repeat(width + 10)}${detail}`),
  ])
  const missing = firstMissing(findings)
  return [...lines, '', missing ? conclusion(missing) : 'Every link holds.'].join('\n')
}

const conclusion = ({ link, state, cure }: Finding): string =>
  `${state === 'broken' ? 'First missing link' : 'Nothing is broken; still missing'}: ${link}.\nCure: ${cure}`

/** Without names of persons, folders of theirs, tokens or certificates. `home`: written as `~`. */
export function jsonReport(findings: readonly Finding[], home: string): string {
  const report = {
    product: product.name,
    version: product.version,
    protocol: product.protocol,
    system: { platform: process.platform, arch: process.arch, node: process.versions.node },
    whole: isWhole(findings),
    firstMissing: firstMissing(findings)?.link ?? null,
    links: findings.map(({ link, state, says, cure }) => ({ link, state, says, cure })),
  }
  const personal = [home, userInfo().homedir].filter(folder => folder.length > 1)
  return JSON.stringify(
    report,
    (_, value: unknown) => (typeof value === 'string' ? withoutFolders(value, personal) : value),
    2,
  )
}

const withoutFolders = (text: string, folders: readonly string[]): string =>
  folders.reduce((clean, folder) => clean.replaceAll(folder, '~'), text)
