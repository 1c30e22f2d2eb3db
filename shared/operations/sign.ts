/** `sign()`: signs one or more documents with one consent and one PIN entry. CMS (CAdES, ETSI EN 319 122-1), JWS (JAdES, ETSI TS 119 182-1), XML (XAdES, ETSI EN 319 132-1), PDF (PAdES, ETSI EN 319 142-1) or one container of all documents (ASiC-E, ETSI EN 319 162-1), level B-B, or B-T with a time stamp (RFC 3161), a CMS also B-LT with what tells of revocation; a compact JWS has level B-B alone. */
import * as z from 'zod'
import { hashNames, paddings } from '../algorithms.ts'
import { certificateFilter } from '../certificate-filter.ts'
import { operation } from './operation.ts'
import { limits } from '../limits.ts'
import { role } from '../role.ts'
import { bytes, certificateBytes, content, errorMessage, size } from '../schemas.ts'
import { signatureForms } from '../signature-forms.ts'
import { authorityName, revocationAuthority, trustedAuthority } from '../authority.ts'

const about = {
  /** As the person sees it, and as the journal keeps it. */
  name: z.string().min(1).max(limits.documentName),
  /** Media type; decides how the document is drawn, never what is signed. */
  type: z.string().max(limits.documentType),
}
const document = z.strictObject({
  ...about,
  /** The bytes to be signed; a Blob is read when they are needed, and must not change. */
  content,
})

/** Of a format in which one more signature is added to those that are there. */
const earlier = {
  /** What others signed before, as they made it: their signature with or without the document inside. The document is `content` all the same. The result holds theirs and the new one. */
  signed: bytes.optional(),
}
const cosigned = document.extend(earlier)
/** Of a container, which holds all documents. */
const earlierContainer = {
  /** The container as others signed it before. `documents` are all files in it; the result is theirs with the new signature in it. */
  signed: bytes.optional(),
}

export const signatureLevels = ['B-B', 'B-T', 'B-LT'] as const
export type SignatureLevel = (typeof signatureLevels)[number]

const roots = z.array(certificateBytes).max(limits.authorities * limits.authorityCertificates)

const how = {
  /** DER; without it the person chooses. */
  certificate: certificateBytes.optional(),
  /** The certificates that may be chosen. */
  filter: certificateFilter.optional(),
  /** The weakest that goes with the key unless another is asked for; a key that cannot sign with it is not offered. */
  hash: z.enum(hashNames).optional(),
  /** Of RSA signatures (RFC 8017): `PKCS1-v1_5` unless `PSS` is asked for or the key is for PSS alone. A key that has no such signature is not offered, one on a curve among them. */
  padding: z.enum(paddings).optional(),
  /** In which the person signs, such as `Director`: shown before they agree, signed, and told by `verify` and to whoever signs next. Nobody checks it. */
  role: role.optional(),
}

/** What the person is told of earlier signatures by: roots that they trust, and those of time stamps, of all authorities that were set up. */
const judging = {
  trustedRoots: roots.optional(),
  timestampRoots: roots.optional(),
}
const hostHow = { ...how, ...judging }

/** Of a form that has no place for a time stamp. */
const basicAlone = { level: z.enum(['B-B']).optional() }

/** Of every other one. */
const timestamped = {
  /** ETSI EN 319 122-1, EN 319 132-1, EN 319 142-1, TS 119 182-1. `B-T` has a time stamp of an authority that the person or their administrator set up; a compact JWS has no place for one. */
  level: z.enum(['B-B', 'B-T']).optional(),
  /** A signature without a time stamp will do where none is to be had. Otherwise such a document has an error, and its signature is not handed over. */
  lowestLevel: z.enum(['B-B']).optional(),
}
/** Of a CMS. */
const lasting = {
  /** ETSI EN 319 122-1. `B-T` has a time stamp of an authority that the person or their administrator set up; `B-LT` also every certificate up to the root, and what such authorities tell of their revocation. */
  level: z.enum(signatureLevels).optional(),
  /** A signature of this level will do where a higher one is not to be had. Otherwise such a document has an error, and its signature is not handed over. */
  lowestLevel: z.enum(['B-B', 'B-T']).optional(),
}
const byAuthority = {
  /** The name of the authority, where the page wants a certain one of those that were set up. */
  timestampAuthority: authorityName.optional(),
}
const timestamping = { ...timestamped, ...byAuthority }
const lastingTimestamping = { ...lasting, ...byAuthority }
/** As the background found it: what its time stamps must lead to. */
const found = { timestampAuthority: trustedAuthority.optional() }
const hostTimestamping = { ...timestamped, ...found }
const hostLasting = {
  ...lasting,
  ...found,
  /** Who may be asked about revocation. */
  revocationAuthorities: z.array(revocationAuthority).max(limits.authorities).optional(),
}

/** In the documents of the request, from 0 on. */
export const place = z.number().int().nonnegative()

/** A signature whose document stayed with the extension: the pieces in order, and where the document's bytes belong. */
const contentPlace = z.union([
  z.enum(['content', 'content in base64', 'content in base64url']),
  /** The bytes of the document from one place to another. */
  z.strictObject({ from: size, to: size }),
  /** All of the document at this place of the request, in a container of several. */
  z.strictObject({ document: place }),
])
export const parts = z.array(z.union([bytes, contentPlace])).min(1)
export type SignatureParts = z.infer<typeof parts>
export type ContentPlace = z.infer<typeof contentPlace>

export const level = z.enum(signatureLevels)

/** Shown to the person, who may take some out. */
const documents = z.array(document).min(1).max(limits.documents)
const cosignedDocuments = z.array(cosigned).min(1).max(limits.documents)
const described = z
  .array(z.strictObject({ ...about, size }))
  .min(1)
  .max(limits.documents)
const describedCosigned = z
  .array(z.strictObject({ ...about, size, ...earlier }))
  .min(1)
  .max(limits.documents)

export const sign = operation({
  name: 'sign',
  callers: ['page', 'extension'],
  permission: 'sign',
  consent: 'sign',
  mayLeave: 'signature',
  pin: 'user',
  runs: 'host',
  params: z.discriminatedUnion('format', [
    z.strictObject({
      ...signatureForms.cms,
      ...how,
      ...lastingTimestamping,
      /** Shown to the person, who may take some out. */
      documents: cosignedDocuments,
    }),
    z.discriminatedUnion('serialization', [
      z.strictObject({ ...signatureForms.compactJws, ...how, ...basicAlone, documents }),
      z.strictObject({ ...signatureForms.jsonJws, ...how, ...timestamping, documents: cosignedDocuments }),
    ]),
    z.discriminatedUnion('packaging', [
      z.strictObject({ ...signatureForms.enveloped, ...how, ...timestamping, documents }),
      z.strictObject({ ...signatureForms.beside, ...how, ...timestamping, documents: cosignedDocuments }),
    ]),
    z.strictObject({ ...signatureForms.pades, ...how, ...timestamping, documents }),
    z.strictObject({
      ...signatureForms.asice,
      ...how,
      ...timestamping,
      ...earlierContainer,
      documents: documents.max(limits.containerFiles),
    }),
  ]),
  hostParams: z.discriminatedUnion('format', [
    z.strictObject({ ...signatureForms.cms, ...hostHow, ...hostLasting, documents: describedCosigned }),
    z.discriminatedUnion('serialization', [
      z.strictObject({ ...signatureForms.compactJws, ...hostHow, ...basicAlone, documents: described }),
      z.strictObject({ ...signatureForms.jsonJws, ...hostHow, ...hostTimestamping, documents: describedCosigned }),
    ]),
    z.discriminatedUnion('packaging', [
      z.strictObject({ ...signatureForms.enveloped, ...hostHow, ...hostTimestamping, documents: described }),
      z.strictObject({ ...signatureForms.beside, ...hostHow, ...hostTimestamping, documents: describedCosigned }),
    ]),
    z.strictObject({ ...signatureForms.pades, ...hostHow, ...hostTimestamping, documents: described }),
    z.strictObject({
      ...signatureForms.asice,
      ...hostHow,
      ...hostTimestamping,
      ...earlierContainer,
      documents: described.max(limits.containerFiles),
    }),
  ]),
  progress: z.strictObject({
    /** Documents so far; numbers may be skipped (8, 16, 28, 30). */
    done: z.number().int(),
    /** Documents in all. */
    total: z.number().int(),
  }),
  result: z.strictObject({
    /** In the order of the documents; of a container there is one result. When the token fails in the middle, what was signed is here, and the rest has its errors. */
    results: z.array(
      z.union([
        z.strictObject({
          /** In the format that was asked for. */
          signature: bytes,
          /** That it has: lower than asked for only where `lowestLevel` allowed it. */
          level,
          /** Of a container: the places of the documents that are in it. Those that the person took out are not. */
          documents: z.array(place).optional(),
        }),
        z.strictObject({
          /** Not signed: `USER_REJECTED` when the person took it out, anything else when it failed. */
          error: errorMessage,
        }),
      ]),
    ),
    /** DER of the certificate that the person signed with. */
    certificate: bytes,
  }),
  hostResult: z.strictObject({
    /** `null`: it was delivered before. */
    results: z.array(z.union([z.null(), z.strictObject({ parts, level }), z.strictObject({ error: errorMessage })])),
    certificate: bytes,
  }),
  delivery: z
    .array(z.strictObject({ index: place, parts, level }))
    .min(1)
    .max(limits.deliveredTogether),
  timeLimitMs: 1_800_000,
})
