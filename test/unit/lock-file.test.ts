/** What `npm ci` installs: exactly these bytes, on every system, and no package runs a program when it is installed but one. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface LockedPackage {
  version?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const read = (file: string): unknown => JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8'))
const manifest = read('package.json') as LockedPackage & { allowScripts: Record<string, boolean> }
const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> }
const locked = Object.entries(packages).filter(([path]) => path !== '')

/** Looked for as Node does: beside the package that wants it, then further up. */
function isLocked(wanted: string, from: string): boolean {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${wanted}`
  if (path in packages) return true
  return from !== '' && isLocked(wanted, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
}

const lastName = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('the lock file', () => {
  it('T40, G17: holds every package to its bytes by SHA-512', () => {
    const loose = locked.filter(([, { integrity = '' }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))
    assert.ok(locked.length > 0)
    assert.deepEqual(loose, [])
  })

  it('names no registry', () => {
    assert.deepEqual(
      locked.filter(([, { resolved }]) => resolved !== undefined),
      [],
    )
  })

  it('has every package that another one wants, those of other systems too, so that npm ci takes it', () => {
    const lost = Object.entries(packages).flatMap(([path, { dependencies, devDependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
        .filter(wanted => !isLocked(wanted, path))
        .map(wanted => `${wanted} of ${path || 'package.json'}: npm install adds it`),
    )
    assert.deepEqual(lost, [])
  })

  it('T40, G17: lets no package run a program when it is installed, but the PKCS#11 addon', () => {
    const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => lastName(path))
    assert.deepEqual(running.toSorted(), Object.keys(manifest.allowScripts).toSorted())
    const allowed = Object.keys(manifest.allowScripts).filter(name => manifest.allowScripts[name])
    assert.deepEqual(allowed, ['pkcs11js'])
  })

  it('holds our own dependencies to exact versions', () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
    const loose = Object.entries(wanted).filter(([, version]) => !/^(?:npm:[a-z]+@)?\d+\.\d+\.\d+$/.test(version))
    assert.deepEqual(loose, [])
  })
})
