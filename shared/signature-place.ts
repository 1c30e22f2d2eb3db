/** Where a signature will be, as the person is told and as its document travels: a row a format. */
import type { SignatureFormat } from './signature-formats.ts'

/** Beside the document, around it, or inside of it. */
export type SignaturePlace = 'beside' | 'around' | 'inside'

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
}

export const signaturePlace = (params: Wishes & { format: SignatureFormat }): SignaturePlace =>
  places[params.format](params)
