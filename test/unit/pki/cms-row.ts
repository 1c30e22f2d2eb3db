/** A row of the table of signatures that are wrong in one place each. */
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { sortAttributes, type Bend } from '../../support/build-cms.ts'
import type { TestSigner } from '../../support/make-signer.ts'

export const document = utf8('Ödəniş tapşırığı № 17')
export const otherDocument = utf8('Ödəniş tapşırığı № 71')

export interface Row {
  reasons: VerifiedSigner['reasons']
  /** Default `B-B`. */
  level?: VerifiedSigner['level']
  bend: Bend | ((signer: TestSigner, stranger: TestSigner) => Bend)
  /** The document that is given beside the signature. */
  given?: Bytes
  only?: 'RSA' | 'EC'
}

type Attributes = Parameters<NonNullable<Bend['attributes']>>[0]

/** Attributes that are malformed or not there say nothing, so no level either. */
export const attributesWrong = (attributes: (good: Attributes) => Bytes[]): Row => ({
  reasons: ['attributesWrong'],
  level: 'none',
  bend: { attributes },
})
export const sortedWith =
  (change: (good: Attributes) => Partial<Record<string, Bytes | undefined>>) =>
  (good: Attributes): Bytes[] =>
    sortAttributes(Object.values({ ...good, ...change(good) }).filter(attribute => attribute !== undefined))
