/** The chain of readiness: which link is broken, and what its cure is. */
import assert from 'node:assert/strict'
import { pluralForm } from '../../../extension/locales/format.ts'
import { languageCodes, type Language } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import type { Plural } from '../../../extension/locales/text-tables.ts'
import { readinessSteps, type Findings, type Step, type Trial } from '../../../extension/manager/readiness.ts'

describe('readiness', () => {
  const choose = (forms: Plural, count: number): string => pluralForm('en', forms, count)
  const inEnglish = { texts: languages.en.manager.readiness, choose }
  const around = { installation: { fromSources: false, help: {} }, at: new Date(0) }
  const stepsOf = (
    findings: Omit<Findings, 'installation' | 'at'>,
    { trial = 'none', words = inEnglish }: { trial?: Trial; words?: typeof inEnglish } = {},
  ): Step[] => readinessSteps({ ...findings, ...around }, trial, words)
  const steps = (findings: Omit<Findings, 'installation' | 'at'>): string[] =>
    stepsOf(findings).map(({ name, state }) => `${name} ${state}`)
  const status = { version: '1', protocol: 1, host: 'ready' as const }
  const host = { version: '1', node: '20', platform: 'linux', dataFolder: '/d' }
  const diagnosis = { host, folders: [], modules: [], modulesMissing: [], tokens: [], certificates: 0 }
  const token = {
    id: 't',
    kind: 'software' as const,
    label: '',
    manufacturer: '',
    model: '',
    serialNumber: '',
    state: 'ready' as const,
    algorithms: [],
  }

  const restart: Record<Language, RegExp> = {
    az: /drayver.*quraşdırıb kompüteri yenidən başladın/,
    en: /[Ii]nstall.* and restart the computer/,
    kk: /драйвер.*орнатып, компьютерді қайта іске қосыңыз/,
    ru: /становите.* и перезагрузите компьютер/,
  }
  for (const language of languageCodes) {
    it(`row 36: says which drivers are missing, and that the computer is to be restarted after installing one (${language})`, () => {
      const texts = languages[language].manager.readiness
      const found = {
        ...diagnosis,
        modulesMissing: ['ACS ACOS5 / CryptoMate', 'SafeNet eToken'].map(name => ({ name, driver: '' })),
      }
      const [, , modules, tokens] = stepsOf({ status, diagnosis: found }, { words: { texts, choose } })
      assert.deepEqual([modules?.state, tokens?.state], ['broken', 'broken'])
      assert.ok(modules?.text.includes('ACS ACOS5 / CryptoMate, SafeNet eToken'), modules?.text)
      for (const step of [modules, tokens]) assert.match(step?.cure ?? '', restart[language])
      const none = stepsOf({ status, diagnosis }, { words: { texts, choose } })[2]
      assert.equal(none?.text, texts.modulesNone)
      const stick = { ...token, kind: 'pkcs11' as const }
      const seen = stepsOf({ status, diagnosis: { ...found, tokens: [stick] } }, { words: { texts, choose } })[2]
      assert.equal(seen?.text, texts.modulesNone, 'nothing is missed where a token shows')
    })
  }

  it('stops at the host when it cannot be asked', () => {
    assert.deepEqual(
      steps({ status: { ...status, host: 'missing' }, diagnosis: { code: 'HOST_MISSING', details: {} } }),
      [
        'extension good',
        'host broken',
        'modules waiting',
        'tokens waiting',
        'certificates waiting',
        'signature waiting',
      ],
    )
  })

  it('says that the extension is too old where the program is newer', () => {
    assert.deepEqual(
      steps({ status: { ...status, host: 'newer' }, diagnosis: { code: 'EXTENSION_OUTDATED', details: {} } }).slice(
        0,
        2,
      ),
      ['extension good', 'host broken'],
    )
  })

  it('needs no driver where the software token is', () => {
    assert.deepEqual(steps({ status, diagnosis: { ...diagnosis, tokens: [token], certificates: 1 } }), [
      'extension good',
      'host good',
      'modules good',
      'tokens good',
      'certificates good',
      'signature waiting',
    ])
  })

  it('names the driver that fails when no certificate is seen', () => {
    const failing = {
      path: '/x.so',
      name: 'x',
      source: 'registered' as const,
      description: '',
      version: '',
      tokens: 0,
      problem: { code: 'MODULE_CRASHED' as const, details: {} },
    }
    assert.deepEqual(steps({ status, diagnosis: { ...diagnosis, modules: [failing], tokens: [token] } }).slice(2), [
      'modules broken',
      'tokens good',
      'certificates broken',
      'signature waiting',
    ])
  })

  it('names the journal that cannot be written', () => {
    const broken = { ...diagnosis, folders: [{ code: 'JOURNAL_UNWRITABLE' as const, details: {} }] }
    assert.equal(steps({ status, diagnosis: broken })[1], 'host broken')
  })

  it('leads to the modules where none works', () => {
    const places = stepsOf({ status, diagnosis }).map(({ place }) => place)
    assert.deepEqual(places, [null, null, 'modules', null, null, null])
  })

  it('ends with a signature to try, once there is a certificate', () => {
    const last = (certificates: number, trial: Trial): Step | undefined =>
      stepsOf({ status, diagnosis: { ...diagnosis, certificates } }, { trial }).at(-1)
    const { trialGood, trialMeaning } = languages.en.manager.readiness
    assert.deepEqual([last(0, 'none')?.state, last(0, 'none')?.text], ['waiting', ''])
    assert.deepEqual([last(1, 'none')?.state, last(1, 'none')?.text], ['waiting', trialMeaning])
    assert.deepEqual([last(1, 'good')?.state, last(1, 'good')?.text], ['good', trialGood])
    const error = { code: 'PIN_LOCKED', details: {} } as const
    assert.deepEqual(
      [last(1, error)?.state, last(1, error)?.problems, last(1, error)?.place],
      ['broken', [error], 'unblock'],
    )
    assert.equal(last(1, { code: 'HOST_LOST', details: {} })?.place, null, 'it is mended on this very page')
  })

  it('names the command only to those who have the sources', () => {
    const missing = {
      status: { ...status, host: 'missing' as const },
      diagnosis: { code: 'HOST_MISSING', details: {} } as const,
    }
    const host = (fromSources: boolean): Step | undefined =>
      readinessSteps({ ...missing, ...around, installation: { fromSources, help: {} } }, 'none', inEnglish)[1]
    const { hostMissingCure, hostMissingSources } = languages.en.manager.readiness
    assert.deepEqual([host(true)?.command, host(true)?.cure], ['npm run host:install', hostMissingSources])
    assert.deepEqual([host(false)?.command, host(false)?.cure], ['', hostMissingCure])
  })
})
