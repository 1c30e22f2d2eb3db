/** `modules.json`. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  changeRegisteredModules,
  parametersOf,
  readRegisteredModules,
  writeRegisteredModules,
} from '../../../host/modules/registered-modules.ts'
import { builtInModules } from '../../../host/modules/module-table.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('the registered modules', () => {
  const folder = temporaryFolder()

  it('are none before the first, and then what was written', () => {
    const file = join(folder(), 'modules.json')
    assert.deepEqual(readRegisteredModules(file), [])
    writeRegisteredModules(file, ['/a.so', '/ə.so'])
    assert.deepEqual(readRegisteredModules(file), ['/a.so', '/ə.so'])
    assert.deepEqual(readdirSync(folder()), ['modules.json'])
  })

  it('are all there when several hosts add theirs at once', async () => {
    const file = join(folder(), 'modules.json')
    const paths = Array.from({ length: 20 }, (_, index) => `/${index}.so`)
    await Promise.all(paths.map(path => changeRegisteredModules(file, known => [...known, path])))
    assert.deepEqual(readRegisteredModules(file).toSorted(), paths.toSorted())
    assert.deepEqual(readdirSync(folder()), ['modules.json'])
  })

  it('keep what a module is to be told, whatever is added and removed', async () => {
    const file = join(folder(), 'modules.json')
    writeFileSync(file, JSON.stringify({ modules: ['/a.so'], parameters: { '/nss.so': "configdir='/x'" } }))
    await changeRegisteredModules(file, known => [...known, '/nss.so'])
    await changeRegisteredModules(file, known => known.filter(path => path !== '/a.so'))
    assert.deepEqual(readRegisteredModules(file), ['/nss.so'])
    assert.equal(parametersOf(file, '/nss.so'), "configdir='/x'")
    assert.equal(parametersOf(file, '/a.so'), null)
  })

  it('say that they cannot be written down', async () => {
    const nowhere = join(folder(), 'missing', 'modules.json')
    await assert.rejects(
      changeRegisteredModules(nowhere, () => ['/a.so']),
      { code: 'DATA_UNWRITABLE' },
    )
  })

  for (const text of [
    '',
    '{',
    '[]',
    'null',
    '{"modules":[1]}',
    '{"modules":"/a.so"}',
    '{"modules":[],"parameters":[1]}',
  ]) {
    it(`are none when the file reads ${JSON.stringify(text)}; it is set aside by the first change, and by no look`, async () => {
      const file = join(folder(), 'modules.json')
      writeFileSync(file, text)
      assert.deepEqual(readRegisteredModules(file), [])
      assert.equal(readFileSync(file, 'utf8'), text)
      await changeRegisteredModules(file, known => [...known, '/a.so'])
      assert.deepEqual(readRegisteredModules(file), ['/a.so'])
      assert.equal(readFileSync(`${file}.broken`, 'utf8'), text)
    })
  }
})

describe('the table of built-in modules', () => {
  it('finds SoftHSM2 where it is installed, and nothing on a system it does not know', () => {
    assert.deepEqual(
      builtInModules('linux').find(({ name }) => name === 'SoftHSM2'),
      { name: 'SoftHSM2', path: '/usr/lib/softhsm/libsofthsm2.so' },
    )
    assert.deepEqual(builtInModules('sunos'), [])
  })
})
