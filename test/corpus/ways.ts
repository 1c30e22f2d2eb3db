/** Every way to sign that a page may choose, a row each: what it takes, and what verifies it. */
import type { Form } from '../../host/pki/format.ts'
import type { DocumentKind } from './random-document.ts'

export interface Way {
  name: string
  form: Form
  takes: readonly DocumentKind[]
  /** Whether the document lies inside. */
  isInside: boolean
  /** So many documents in one. */
  documents?: number
}

const everyKind: readonly DocumentKind[] = ['empty', 'text', 'binary', 'XML', 'PDF']
const onlyXml: readonly DocumentKind[] = ['XML']

type Row = Pick<Way, 'form'> & Partial<Way>

const untimed: Readonly<Record<string, Row>> = {
  'CMS, attached': { form: { format: 'cms' } },
  'CMS, detached': { form: { format: 'cms', detached: true }, isInside: false },
  'XAdES, enveloped': { form: { format: 'xades', packaging: 'enveloped' }, takes: onlyXml },
  'XAdES, one element': { form: { format: 'xades', packaging: 'enveloped', element: 'part' }, takes: onlyXml },
  'XAdES, enveloping': { form: { format: 'xades', packaging: 'enveloping' } },
  'XAdES, detached': { form: { format: 'xades', packaging: 'detached' }, isInside: false },
  PAdES: { form: { format: 'pades' }, takes: ['PDF'] },
  'PAdES, with a mark': {
    form: { format: 'pades', mark: { page: 'last', at: 'foot', language: 'kk' } },
    takes: ['PDF'],
  },
  'JWS, JSON': { form: { format: 'jws', serialization: 'json' } },
  'JWS, JSON, detached': { form: { format: 'jws', serialization: 'json', detached: true }, isInside: false },
  'ASiC-E, CAdES': { form: { format: 'asice', inside: 'cades' }, documents: 3 },
  'ASiC-E, XAdES': { form: { format: 'asice', inside: 'xades' }, documents: 3 },
}

/** There is no place for a time stamp in them. */
const neverTimed: Readonly<Record<string, Row>> = {
  'JWS, compact': { form: { format: 'jws', serialization: 'compact' } },
  'JWS, compact, detached': { form: { format: 'jws', serialization: 'compact', detached: true }, isInside: false },
}

const atLevel = (rows: Readonly<Record<string, Row>>, level: 'B-B' | 'B-T'): Way[] =>
  Object.entries(rows).map(([name, row]) => ({
    takes: everyKind,
    isInside: true,
    ...row,
    name: `${name}, ${level}`,
    form: { ...row.form, level },
  }))

export const everyWay: readonly Way[] = [
  ...atLevel(untimed, 'B-B'),
  ...atLevel(neverTimed, 'B-B'),
  ...atLevel(untimed, 'B-T'),
]

/** Forms that take documents of all kinds, and those of one kind alone, have turns of their own. */
const turnOf = ({ form, takes }: Way): string => `${form.format}, ${takes.length === 1 ? 'of one kind' : 'of all'}`

/** One of each format, for a document by itself or with others. */
export function waysByTurn(kind: DocumentKind, choose: <T>(choices: readonly T[]) => T): Way[] {
  const fitting = everyWay.filter(({ takes }) => takes.includes(kind))
  const turns = new Set(fitting.map(turnOf))
  return [...turns].map(turn => choose(fitting.filter(way => turnOf(way) === turn)))
}
