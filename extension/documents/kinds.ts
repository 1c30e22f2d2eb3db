/** The table of document kinds. A document is drawn by the first that matches it and can read it; the last takes every one. */
import { documentKind, type AnyDocumentKind } from './document-kind.ts'
import { EmptyDocument, FieldsDocument, FileDocument, TextDocument } from './document-views.tsx'
import { fieldFormats, formatOf, readFields, readText } from './read-fields.ts'

const isText = (essence: string): boolean => /^text\/[\w.+-]+$/.test(essence)

export const documentKinds: readonly AnyDocumentKind[] = [
  documentKind({
    drawnAs: 'empty',
    factsFolded: false,
    matches: ({ content }) => content.length === 0,
    read: async () => null,
    View: EmptyDocument,
  }),
  ...fieldFormats.map(format =>
    documentKind({
      drawnAs: 'fields',
      factsFolded: true,
      matches: ({ essence }) => format.types.test(essence),
      read: async (content, type) => readFields(content, type, format),
      View: FieldsDocument,
    }),
  ),
  documentKind({
    drawnAs: 'text',
    factsFolded: true,
    matches: ({ essence }) => isText(essence) || formatOf(essence) !== null,
    read: async (content, type) => readText(content, type).text,
    View: TextDocument,
  }),
  documentKind({
    drawnAs: 'file',
    factsFolded: false,
    matches: () => true,
    read: async () => null,
    View: FileDocument,
  }),
]
