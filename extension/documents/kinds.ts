/** The table of document kinds. A document is drawn by the first that matches it and can read it; the last takes every one. */
import { limits } from '../../shared/limits.ts'
import { documentKind, type AnyDocumentKind } from './document-kind.ts'
import { EmptyDocument, FieldsDocument, FileDocument, TextDocument } from './document-views.tsx'
import { contradicts } from './payments/claims.ts'
import { fileTypeOf, isPdf } from './files/file-types.ts'
import { ImageDocument } from './files/image-document.tsx'
import { imageTypes, isImage, readImage } from './files/read-image.ts'
import { readRequest } from './files/read-request.ts'
import { RequestDocument } from './files/request-document.tsx'
import { mayBeginPayments, mayBePayments } from './payments/payment-readers.ts'
import { PaymentsDocument } from './payments/payments-document.tsx'
import { readPaymentsInPieces } from './payments/read-payments.ts'
import { loadEngine } from './pdf/pdf-engine.ts'
import { PdfDocument } from './pdf/pdf-document.tsx'
import { readPdf } from './pdf/read-pdf.ts'
import { fieldFormats, formatOf, readFields, readText } from './read-fields.ts'
import { Unreadable } from './reading.ts'

/** A picture that is written as text is drawn as that text alone. */
const isText = (essence: string): boolean => /^(?:text\/[\w.+-]+|image\/svg\+xml)$/.test(essence)

/** Of nothing in particular: the bytes decide. */
const isUntyped = (essence: string): boolean => essence === '' || essence === 'application/octet-stream'

const never = (): boolean => false
const always = (): boolean => true

export const documentKinds: readonly AnyDocumentKind[] = [
  documentKind({
    drawnAs: 'empty',
    factsFolded: false,
    matches: ({ size }) => size === 0,
    longest: 0,
    needsWhole: never,
    read: async () => 'empty',
    isDoubtful: never,
    View: EmptyDocument,
  }),
  documentKind({
    drawnAs: 'pdf',
    factsFolded: true,
    matches: ({ essence }) => /^application\/(?:x-)?pdf$/.test(essence) || isUntyped(essence),
    longest: limits.windowBytes,
    needsWhole: isPdf,
    prepare: () => void loadEngine().catch(() => undefined),
    read: readPdf,
    isDoubtful: never,
    View: PdfDocument,
  }),
  documentKind({
    drawnAs: 'image',
    factsFolded: true,
    matches: ({ essence }) => imageTypes.has(essence) || isUntyped(essence),
    longest: limits.windowBytes,
    needsWhole: isImage,
    read: readImage,
    isDoubtful: never,
    View: ImageDocument,
  }),
  documentKind({
    drawnAs: 'request',
    factsFolded: true,
    matches: ({ essence }) => /^application\/(?:x-)?pkcs10$/.test(essence),
    longest: limits.drawnBytes,
    needsWhole: always,
    read: readRequest,
    isDoubtful: never,
    View: RequestDocument,
  }),
  documentKind({
    drawnAs: 'payments',
    factsFolded: true,
    matches: ({ essence }) => mayBePayments(essence),
    longest: limits.paymentBytes,
    needsWhole: mayBeginPayments,
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
      needsWhole: always,
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
    needsWhole: always,
    read: async (content, type) => readText(content, type).text,
    isDoubtful: never,
    View: TextDocument,
  }),
  documentKind({
    drawnAs: 'file',
    factsFolded: false,
    matches: always,
    longest: Infinity,
    needsWhole: never,
    read: async content => ({ type: fileTypeOf(content) }),
    isDoubtful: never,
    View: FileDocument,
  }),
]
