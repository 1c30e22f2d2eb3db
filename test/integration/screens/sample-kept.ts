/** What is kept of signatures that no site has got: whole, with a document that is wanted, changed. */
import { utf8 } from '../../../shared/bytes.ts'
import type { KeptSignatures } from '../../../shared/kept-signatures.ts'
import type { PageData } from './gallery-pages.tsx'

const keptOf = (digit: string, signed: KeptSignatures['signed']): KeptSignatures => ({
  request: digit.repeat(32),
  since: new Date('2026-11-21T09:12:40Z'),
  until: new Date('2026-11-28T09:12:40Z'),
  signed,
})

const signed: NonNullable<KeptSignatures['signed']> = {
  origin: 'https://ib.example.kz',
  format: 'cms',
  place: 'around',
  certificate: utf8('certificate'),
  hash: 'SHA-256',
  documents: ['Ödəniş tapşırığı № 17.json', 'Müqavilə.pdf'].map((name, index) => ({
    index,
    name,
    type: '',
    digest: '',
  })),
  signatures: [0, 1],
  wanted: [1],
}

export const sampleKept: KeptSignatures[] = [keptOf('a', signed), keptOf('b', null)]

export const sampleKeptPage: PageData = {
  page: 'kept',
  kept: sampleKept,
  attempt: { request: 'a'.repeat(32), index: 0, outcome: 'saved' },
}
