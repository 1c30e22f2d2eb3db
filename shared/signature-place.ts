/** Where a signature will be, as the person is told and as its document travels: a row a format. */
import type { SignatureFormat } from './signature-formats.ts'

/** Beside the document, around it, inside of it, or together with all documents of the request in one container. */
export const signaturePlaces = ['beside', 'around', 'inside', 'together'] as const
export type SignaturePlace = (typeof signaturePlaces)[number]

interface Wishes {
  detached?: boolean | undefined
  packaging?: 'enveloped' | 'enveloping' | 'detached' | undefined
}

const besideOrAround = ({ detached = false }: Wishes): SignaturePlace => (detached ? 'beside' : 'around')

const packagings = { enveloped: 'inside', enveloping: 'around', detached: 'beside' } as const

const places: Readonly<Record<SignatureFormat, (wishes: Wishes) => SignaturePlace>> = {
  cms: besideOrAround,
  jws: besideOrAround,
  xades: ({ packaging = 'enveloped' }) => packagings[packaging],
  pades: () => 'inside',
  asice: () => 'together',
}

/** Whether all documents of the request get one signature, and there is one result. */
export const isTogether = (params: Wishes & { format: SignatureFormat }): boolean =>
  signaturePlace(params) === 'together'

export const signaturePlace = (params: Wishes & { format: SignatureFormat }): SignaturePlace =>
  places[params.format](params)
