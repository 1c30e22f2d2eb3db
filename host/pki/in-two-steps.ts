/** `prepare` of a format whose signature goes around what is signed without anything being known that was not signed. */
import type { Bytes } from '../../shared/bytes.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'
import type { Format, Identity, ToPackage, ToPrepare } from './format.ts'

export const inTwoSteps =
  (
    prepare: (identity: Identity, document: ToPrepare) => Bytes,
    packageSigned: (identity: Identity, signed: ToPackage) => SignatureParts,
    stamped: (signature: Bytes) => Bytes = signature => signature,
  ): Format['prepare'] =>
  (identity, document) => {
    const { form, size, earlier } = document
    const toBeSigned = prepare(identity, document)
    const contentLength = form.detached ? null : size
    return {
      toBeSigned,
      stamped,
      timestampRoom: null,
      package: (signature, timestamp, validation) =>
        packageSigned(identity, { toBeSigned, signature, timestamp, validation, contentLength, form, earlier }),
    }
  }
