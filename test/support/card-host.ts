/** The host with readers of its own, for tests of cards: what such a test begins with. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { assertSigned } from './assert-signed.ts'
import { cardPins, cardReaders, type CardOptions, type CardReaders, type SoftwareCard } from './card-readers.ts'
import { startHost, type HostProcess, type Script } from './host-process.ts'
import { makeLink, usages } from './make-link.ts'
import { described, installAnswers, signAnswers, type Person } from './scripted-person.ts'
import { until } from './until.ts'

const label = 'Kart'
export const firstCard: CardOptions = { serial: 'KART000001', label, key: 'rsa/2048' }
export const cardOwner: Person = { kind: 'pkcs11', label, pin: cardPins.user }
export const cardDocuments = [utf8('ödəniş')]
export const cardParams = { documents: described(cardDocuments), format: 'cms', detached: true } as const
/** A card that comes or goes is seen within two seconds. */
export const noticedMs = 2_000

export interface CertifiedCard {
  card: SoftwareCard
  leaf: Bytes
}

export interface CardHost {
  folder: string
  readers: CardReaders
  host: HostProcess
  /** Cards that the host lists now. */
  listed: () => Promise<TokenSummary[]>
  /** Waits until it lists so many. */
  seen: (count: number) => Promise<unknown>
  /** A card in the first reader, with a certificate that the host has stored. */
  certifiedCard: (options?: CardOptions) => Promise<CertifiedCard>
  /** Signs, and has the signature checked by others. */
  sign: (leaf: Bytes, answers?: Script['answers']) => Promise<void>
}

/** To be called while a `describe` is read. */
export function cardHost(): () => CardHost {
  const root = makeLink('Kart mərkəzi')
  let current: CardHost | null = null
  let ends: (() => unknown)[] = []
  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mohur-card-'))
    ends = [() => rmSync(folder, { recursive: true })]
    const readers = await cardReaders(folder)
    ends.unshift(() => readers.end())
    const host = await startHost({ dataHome: folder, env: readers.env })
    ends.unshift(() => host.end())
    const listed = async (): Promise<TokenSummary[]> =>
      (await host.call('listTokens', {})).filter(token => token.label === label)
    const seen = (count: number): Promise<unknown> =>
      until(`${count} cards are listed`, async () => (await listed()).length === count)
    const certifiedCard = async (options = firstCard): Promise<CertifiedCard> => {
      const card = await readers.card(options)
      await card.insert(0)
      await seen(1)
      const holder = { by: root, publicKey: card.publicKey, extensions: [usages.signing] }
      const { certificate } = makeLink('Kart sahibi', holder)
      const certificates = [certificate, root.certificate]
      await host.call('installCertificate', { certificates }, { answers: installAnswers(cardOwner) })
      return { card, leaf: certificate }
    }
    const sign: CardHost['sign'] = async (leaf, answers = signAnswers(cardOwner, cardDocuments, leaf)) =>
      assertSigned(await host.call('sign', cardParams, { answers }), {
        documents: cardDocuments,
        root: root.certificate,
      })
    current = { folder, readers, host, listed, seen, certifiedCard, sign }
  })
  afterEach(async () => {
    for (const end of ends) await end()
  })
  return () => {
    if (!current) throw new Error('outside of a test')
    return current
  }
}
