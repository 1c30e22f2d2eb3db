/** The table of document kinds. A document is drawn by the first that matches it and can read it; the last takes every one. */
import { limits } from '../../shared/limits.ts'
import { documentKind, type AnyDocumentKind } from './document-kind.ts'
import { EmptyDocument, FieldsDocument, FileDocument, TextDocument } from './document-views.tsx'
import { contradicts } from './payments/claims.ts'
import { fileTypeOf } from './files/file-types.ts'
import { ImageDocument } from './files/image-document.tsx'
import { imageTypes, readImage } from './files/read-image.ts'
import { mayBePayments } from './payments/payment-readers.ts'
import { PaymentsDocument } from './payments/payments-document.tsx'
import { readPaymentsInPieces } from './payments/read-payments.ts'
import { PdfDocument } from './pdf/pdf-document.tsx'
import { readPdf } from './pdf/read-pdf.ts'
import { fieldFormats, formatOf, readFields, readText } from './read-fields.ts'
import { Unreadable } from './reading.ts'

/** A picture that is written as text is drawn as that text alone. */
const isText = (essence: string): boolean => /^(?:text\/[\w.+-]+|image\/svg\+xml)$/.test(essence)

interface About {
  essence: string
  size: number
}

/** Of nothing in particular: the bytes decide. A longer one is not even fetched for that. */
const isUntyped = ({ essence, size }: About): boolean =>
  (essence === '' || essence === 'application/octet-stream') && size <= limits.paymentBytes

const never = (): boolean => false

export const documentKinds: readonly AnyDocumentKind[] = [
  documentKind({
    drawnAs: 'empty',
    factsFolded: false,
    matches: ({ size }) => size === 0,
    longest: 0,
    needsBytes: false,
    read: async () => 'empty',
    isDoubtful: never,
    View: EmptyDocument,
  }),
  documentKind({
    drawnAs: 'pdf',
    factsFolded: true,
    matches: about => /^application\/(?:x-)?pdf$/.test(about.essence) || isUntyped(about),
    longest: limits.windowBytes,
    needsBytes: true,
    read: readPdf,
    isDoubtful: never,
    View: PdfDocument,
  }),
  documentKind({
    drawnAs: 'image',
    factsFolded: true,
    matches: about => imageTypes.has(about.essence) || isUntyped(about),
    longest: limits.windowBytes,
    needsBytes: true,
    read: readImage,
    isDoubtful: never,
    View: ImageDocument,
  }),
  documentKind({
    drawnAs: 'payments',
    factsFolded: true,
    matches: ({ essence }) => mayBePayments(essence),
    longest: limits.paymentBytes,
    needsBytes: true,
    read: readPaymentsInPieces,
    isDoubtful: ({ claims }) => contradicts(claims),
    View: PaymentsDocument,
  }),
  ...fieldFormats.map(format =>
    documentKind({
      drawnAs: 'fields',
      factsFolded: true,
      matches: ({ essence }) => format.types.test(essence),
      longest: limits.drawnBytes,
      needsBytes: true,
      read: async (content, { refusal, ...type }) => {
        // What was refused as payments is no fields either: one of two readings would be drawn.
        if (refusal !== null) throw new Unreadable(refusal)
        return readFields(content, type, format)
      },
      isDoubtful: never,
      View: FieldsDocument,
    }),
  ),
  documentKind({
    drawnAs: 'text',
    factsFolded: true,
    matches: ({ essence }) => isText(essence) || formatOf(essence) !== null,
    longest: limits.drawnBytes,
    needsBytes: true,
    read: async (content, type) => readText(content, type).text,
    isDoubtful: never,
    View: TextDocument,
  }),
  documentKind({
    drawnAs: 'file',
    factsFolded: false,
    matches: () => true,
    longest: limits.paymentBytes,
    needsBytes: true,
    read: async content => ({ type: fileTypeOf(content) }),
    isDoubtful: never,
    View: FileDocument,
  }),
  documentKind({
    drawnAs: 'file',
    factsFolded: false,
    matches: () => true,
    longest: Infinity,
    needsBytes: false,
    read: async () => ({ type: null }),
    isDoubtful: never,
    View: FileDocument,
  }),
]
