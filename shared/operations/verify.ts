/** `verify()`: reports who signed what, and whether each signature (CMS, JWS, XML, PDF, ASiC-E) is valid. The chain is checked against the roots you pass. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { revocationAuthority } from '../authority.ts'
import { laterChanges } from '../later-changes.ts'
import { limits } from '../limits.ts'
import { crlReasonNames, revocationFaults } from '../revocation.ts'
import { bytes, certificateBytes, content, errorMessage, size } from '../schemas.ts'

/** Why a signer is not valid; several may hold at once. */
export const verifyReasons = [
  'contentChanged',
  'contentMissing',
  'referenceWrong',
  'signatureWrong',
  'attributesWrong',
  'algorithmWeak',
  'algorithmUnsupported',
  'certificateMissing',
  'certificateMismatch',
  'certificateExpired',
  'certificateNotForSigning',
  'chainBroken',
  'rootUnknown',
  'certificateRevoked',
  /** Of a PDF: its signer allowed no such change afterwards (DocMDP, FieldMDP). */
  'changesForbidden',
] as const

/** Why a time stamp does not hold; several may hold at once. */
export const timestampReasons = [
  ...verifyReasons,
  'unreadable',
  'imprintWrong',
  'timeWrong',
  'certificateNotForTimestamps',
] as const

const told = {
  /** Who told it: a responder, or a list. */
  source: z.enum(['OCSP', 'CRL']),
  /** The authority, by the name under which it was set up; of what the signature holds itself, the name of the certificate’s issuer. */
  toldBy: z.string(),
  /** It stands in the signature itself, of its own time, and nobody was asked for it. */
  embedded: z.boolean().optional(),
}

/** Of a certificate and its issuers below the root: what is worst of them. */
export const revocation = z.union([
  z.strictObject({
    /** Nobody was asked, and the signature does not tell it of every certificate. */
    status: z.literal('notChecked'),
  }),
  z.strictObject({
    /** Who may say so says that neither the certificate nor one of its issuers below the root is revoked. */
    status: z.literal('good'),
    ...told,
  }),
  z.strictObject({
    /** It is not to be relied on any more, or not for now. */
    status: z.literal('revoked'),
    ...told,
    /** DER of the issuer that is revoked, where it is not the certificate itself. */
    issuer: bytes.optional(),
    /** Since when it is revoked or suspended. A signature with a time stamp of an earlier time holds all the same; a time stamp only where the reason is none against it (RFC 3161 section 4). */
    revokedAt: z.date(),
    /** CRLReason (RFC 5280 section 5.3.1); `null` when none is given. */
    reason: z.enum(crlReasonNames).nullable(),
  }),
  z.strictObject({
    /** Nobody told it who may be believed. */
    status: z.literal('unknown'),
    /** DER of the issuer of which it is not known, where it is not the certificate itself. */
    issuer: bytes.optional(),
    /** The first thing that was in the way. */
    fault: z.enum(revocationFaults),
  }),
])
export type Revocation = z.infer<typeof revocation>

const timestamp = z.strictObject({
  /** When the signature, or the document, was there at the latest; `null` where it cannot be read. */
  time: z.date().nullable(),
  /** DER of the certificate of the authority; `null` when it is not there. */
  certificate: bytes.nullable(),
  /** DER of its issuers, the certificate's own first. */
  chain: z.array(bytes),
  /** The authority by the name in its certificate. */
  authority: z.string().nullable(),
  /** It is of this signature, or of this document, by an authority for time stamps, and its chain ends in a root that the person set up or that you passed. */
  valid: z.boolean(),
  /** Why it does not hold; empty when it does. */
  reasons: z.array(z.enum(timestampReasons)),
  /** Of the authority's certificate and of its issuers. */
  revocation,
})
export type VerifiedTimestamp = z.infer<typeof timestamp>
export type TimestampReason = VerifiedTimestamp['reasons'][number]

const coverage = {
  /** `document`: all of it. `part`: some of it, and the rest is another's word or nobody's. */
  covers: z.enum(['document', 'part']),
  /** The Ids of the parts, where they have one; of a PDF that was changed or signed again since: which revision of how many (`revision 1 of 2`); of a container the names of the files. */
  parts: z.array(z.string()),
}

const containedFile = z.strictObject({
  /** With the folders that it lies in. */
  name: z.string(),
  /** In bytes. */
  size,
  /** One of the signers signed it, whether validly or not. What nobody signed, anybody may have put there. */
  covered: z.boolean(),
})
export type ContainedFile = z.infer<typeof containedFile>

/** RFC 3161, of a document instead of a signature (ETSI EN 319 142-1 section 5.4.3). */
const documentTimestamp = z.strictObject({ ...timestamp.shape, ...coverage })
export type DocumentTimestamp = z.infer<typeof documentTimestamp>

const signer = z.strictObject({
  /** DER; `null` when it is not there. */
  certificate: bytes.nullable(),
  /** DER of the issuers, the certificate's own first. */
  chain: z.array(bytes),
  /** As the signer says it; `null` when nothing is said. */
  signingTime: z.date().nullable(),
  /** In which the signer says to sign, as text (ETSI EN 319 122-1 section 5.2.6, EN 319 132-1 section 5.2.6, TS 119 182-1 section 5.2.5): nobody checked it. Missing where none is said. */
  roles: z.array(z.string()).optional(),
  /** Of the signature (ETSI EN 319 122-1, EN 319 132-1, EN 319 142-1, TS 119 182-1). `B-LT`, in a CMS, XML or a container, tells itself that no certificate was revoked. */
  level: z.enum(['B-B', 'B-T', 'B-LT', 'none']),
  /** RFC 3161, of the signature; `null` when there is none. Where it holds, certificates are judged as of its time. */
  timestamp: timestamp.nullable(),
  ...coverage,
  /** Of a PDF that was changed or signed again since: what was changed. None where what came since has no part in the document; missing for every other signature. */
  changes: z.array(z.enum(laterChanges)).optional(),
  /** The signature is of this document and of this certificate, and the chain ends in one of the roots. */
  valid: z.boolean(),
  /** Why it is not valid; empty when it is. */
  reasons: z.array(z.enum(verifyReasons)),
  /** Of the signer's certificate and of its issuers. `unknown`: nobody told it who may be believed, and `valid` says nothing of that. */
  revocation,
})
export type VerifiedSigner = z.infer<typeof signer>

const roots = z.array(certificateBytes).max(limits.certificates).optional()

export const verify = operation({
  name: 'verify',
  callers: ['page', 'extension'],
  permission: 'sign',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({
    /** What is to be verified. */
    documents: z
      .array(
        z.strictObject({
          /** A CMS in DER, BER, PEM or base64, the text of a JWS, XML or a PDF with signatures in it, or an ASiC container. */
          signed: bytes,
          /** The document, where the signature does not hold it. */
          content: content.optional(),
        }),
      )
      .min(1)
      .max(limits.documents),
    /** DER certificates that chains must end in; without them `rootUnknown` is reported. */
    roots,
    /** Ask the authorities that were set up in this browser whether certificates were revoked. It may take seconds. */
    revocation: z.boolean().optional(),
  }),
  hostParams: z.strictObject({
    documents: z
      .array(z.strictObject({ signed: bytes, size: size.optional() }))
      .min(1)
      .max(limits.documents),
    roots,
    /** What time stamps may lead to beside these, of all authorities that were set up. */
    timestampRoots: z
      .array(certificateBytes)
      .max(limits.authorities * limits.authorityCertificates)
      .optional(),
    /** What chains may end in beside `roots`: those that the person trusts, in our own pages alone. */
    trustedRoots: z
      .array(certificateBytes)
      .max(limits.authorities * limits.authorityCertificates)
      .optional(),
    revocation: z.boolean().optional(),
    /** Who may be asked for it. */
    revocationAuthorities: z.array(revocationAuthority).max(limits.authorities).optional(),
  }),
  progress: z.strictObject({
    /** Documents so far. */
    done: z.number().int(),
    /** Documents in all. */
    total: z.number().int(),
  }),
  result: z.strictObject({
    /** In the order of the documents. */
    results: z.array(
      z.union([
        z.strictObject({
          /** Everybody who signed it; nobody where a container has time stamps alone. */
          signers: z.array(signer),
          /** Time stamps that stand in a PDF or a container beside its signatures: they are nobody's signature, and no level comes of them. */
          documentTimestamps: z.array(documentTimestamp),
          /** All files in a container (ASiC), signed or not; missing where it is none. */
          files: z.array(containedFile).optional(),
        }),
        z.strictObject({
          /** It could not be read. */
          error: errorMessage,
        }),
      ]),
    ),
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
