/** What a page may say of each format of signatures, beside the key, the level and the documents: a row a form. */
import * as z from 'zod'
import { limits } from './limits.ts'
import { mark } from './mark.ts'

const inside = {
  /** Without the content inside; the default is with it. */
  detached: z.boolean().optional(),
}

export const signatureForms = {
  cms: {
    format: z.literal('cms'),
    ...inside,
  },
  compactJws: {
    /** `cms`: CAdES, DER of SignedData. `jws`: JAdES, the text of a JWS in UTF-8, with the certificate and its chain in `x5c`. `xades`: XML. `pades`: the PDF with one revision more. `asice`: all documents and one signature in a ZIP container. */
    format: z.literal('jws'),
    /** `json` has its signatures in a list; the default is `compact`. */
    serialization: z.literal('compact').optional(),
    ...inside,
  },
  jsonJws: {
    format: z.literal('jws'),
    serialization: z.literal('json'),
    ...inside,
  },
  enveloped: {
    format: z.literal('xades'),
    /** `enveloped`: the signature goes into the XML document. `enveloping`: the document, whatever it is, goes into the signature. `detached`: beside it. */
    packaging: z.literal('enveloped'),
    /** The Id of the only element that is signed (`Id`, `ID`, `id`, `xml:id`); without it the whole document is. */
    element: z
      .string()
      .regex(/^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u, 'an Id')
      .max(limits.elementId)
      .optional(),
    /** Others will sign the same document: this signature leaves other signatures out, or a second one would break it. */
    parallel: z.boolean().optional(),
  },
  beside: {
    format: z.literal('xades'),
    packaging: z.enum(['enveloping', 'detached']),
  },
  pades: {
    format: z.literal('pades'),
    /** A visible mark with the signer's name, as the certificate has it, and the time of the signature; without it the signature is invisible. */
    mark: mark.optional(),
  },
  asice: {
    format: z.literal('asice'),
    /** What the signature in the container is: CAdES over a manifest of the files, or XAdES with a reference to each. */
    inside: z.enum(['cades', 'xades']),
  },
}
