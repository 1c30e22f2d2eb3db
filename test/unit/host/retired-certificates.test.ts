/** The marks of certificates that the person took out of use. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { retiredCertificates } from '../../../host/tokens/retired-certificates.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const [old, fresh] = [utf8('old'), utf8('fresh')]

describe('the marks of retired certificates', () => {
  const here = temporaryFolder()

  it('row 128: are kept by fingerprint for whoever reads them next, until they are taken away', () => {
    const marks = retiredCertificates(here())
    for (const retired of [true, true, false, false, true]) {
      marks.mark(old, retired)
      const next = retiredCertificates(here())
      assert.deepEqual([next.has(old), next.has(fresh)], [retired, false])
    }
    assert.deepEqual(readdirSync(join(here(), 'retired')), [createHash('sha256').update(old).digest('hex')])
  })

  it('are nobody else’s to read', () => {
    retiredCertificates(here()).mark(old, true)
    const folder = join(here(), 'retired')
    for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o077, 0)
  })

  it('stand on certificates alone', () => {
    const marks = retiredCertificates(here())
    marks.mark(old, true)
    const common = { id: '1', label: '', private: false }
    const data = { ...common, kind: 'data' as const, application: '', value: old }
    const certificate = { ...common, kind: 'certificate' as const, hasKey: true }
    assert.deepEqual(
      marks.marked([{ ...certificate, certificate: old }, { ...certificate, certificate: fresh }, data]),
      [
        { ...certificate, certificate: old, retired: true },
        { ...certificate, certificate: fresh, retired: false },
        data,
      ],
    )
  })

  it('survive whatever is written into their files or lies beside them', () => {
    const marks = retiredCertificates(here())
    marks.mark(old, true)
    const folder = join(here(), 'retired')
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{')
    writeFileSync(join(folder, 'notes.txt'), '')
    assert.ok(marks.has(old))
    assert.ok(!marks.has(fresh))
  })

  it('are refused with a code of their own where they cannot be kept', () => {
    const marks = retiredCertificates(here())
    rmSync(join(here(), 'retired'), { recursive: true })
    writeFileSync(join(here(), 'retired'), '')
    assert.throws(() => marks.mark(old, true), { code: 'DATA_UNWRITABLE' })
    assert.throws(() => marks.mark(old, false), { code: 'DATA_UNWRITABLE' })
    assert.equal(marks.has(old), false)
  })
})
