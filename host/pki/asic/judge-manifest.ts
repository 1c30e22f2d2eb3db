/** Whether the files of a container are those that a manifest has digests of. */
import { equalBytes } from '../../../shared/bytes.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { hashByUri, whyNotUri } from '../xades/names.ts'
import type { Container } from './container.ts'
import type { ReadManifest } from './manifest.ts'

export const judgeManifest = ({ references }: ReadManifest, { digestAt }: Container): VerifyReason[] =>
  references.flatMap(({ uri, digestAlgorithm, digest }) => {
    const hash = hashByUri(digestAlgorithm)
    if (!hash) return [whyNotUri(digestAlgorithm)]
    const found = digestAt(uri, hash)
    if (!found) return ['referenceWrong' as const]
    return equalBytes(found, digest) ? [] : ['contentChanged' as const]
  })
